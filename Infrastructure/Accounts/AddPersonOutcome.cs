namespace Kotline.Infrastructure.Accounts;

public enum AddPersonOutcome
{
    Added,

    /// <summary>Empty, over 100 characters, with a colon or control characters in it, or the name of an actor of the product.</summary>
    InvalidName,

    /// <summary>Names are compared without case.</summary>
    NameTaken,

    /// <summary>Under 12 characters, or over 256.</summary>
    WeakPassword,

    /// <summary>An auditor is no manager, storekeeper or administrator.</summary>
    RolesExcludeEachOther,

    /// <summary>Whoever asks is no administrator, or their session has ended.</summary>
    NotAllowed,
}
