namespace Kotline.Infrastructure.Accounts;

public enum AddPersonOutcome
{
    Added,

    /// <summary>
    /// The name is empty, longer than 100 characters, has a colon or control characters in it, or is the name of one of the
    /// product's own actors.
    /// </summary>
    InvalidName,

    /// <summary>Another account has this name. Names are compared without case.</summary>
    NameTaken,

    /// <summary>The password has fewer than 12 characters, or more than 256.</summary>
    WeakPassword,

    /// <summary>An auditor can't also be manager, storekeeper or administrator.</summary>
    RolesExcludeEachOther,

    /// <summary>The person who asks isn't an administrator, or their session has ended.</summary>
    NotAllowed,
}
