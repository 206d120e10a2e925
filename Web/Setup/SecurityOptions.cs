using System.ComponentModel.DataAnnotations;

namespace Kotline.Web.Setup;

/// <summary>The configuration's section "Security".</summary>
public sealed class SecurityOptions
{
    public const string Section = "Security";

    /// <summary>Whether to serve plain HTTP to other machines too, with cookies and passwords in clear. Default: no.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>Sign-in attempts accepted from one address in a minute. Default: 20.</summary>
    [Range(1, 1_000_000)]
    public int SignInAttemptsPerMinute { get; init; } = 20;

    /// <summary>Uploads accepted from one address in a minute, each of several files. Default: 30.</summary>
    [Range(1, 1_000_000)]
    public int UploadsPerMinute { get; init; } = 30;
}
