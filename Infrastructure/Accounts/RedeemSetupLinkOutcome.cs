namespace Kotline.Infrastructure.Accounts;

public enum RedeemSetupLinkOutcome
{
    Created,

    /// <summary>Unknown, used, over 24 hours old, or there is an administrator.</summary>
    LinkNotValid,

    InvalidName,

    NameTaken,

    WeakPassword,
}
