namespace Kotline.Infrastructure.Accounts;

public enum RedeemSetupLinkOutcome
{
    Created,

    /// <summary>The link is unknown, used, or over 24 hours old, or there is an administrator already.</summary>
    LinkNotValid,

    InvalidName,

    NameTaken,

    WeakPassword,
}
