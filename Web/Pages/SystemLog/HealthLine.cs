using Kotline.Infrastructure.Health;
using Kotline.Web.Pages.Shared;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kotline.Web.Pages.SystemLog;

/// <summary>
/// Puts into words what one health check found. The text Found_[check]_[code] says what it is, Hint_[check]_[code] what to do.
/// </summary>
public sealed class HealthLine(string check, HealthReportEntry found)
{
    private const decimal GigaByte = 1_000_000_000;

    // If a check threw or took too long, its description is a technical text that doesn't belong on this page.
    private readonly string finding = found.Exception is null && HealthCodes.All.Contains(found.Description ?? "")
        ? $"{check}_{found.Description}"
        : "failed";

    public string Check => check;

    public HealthStatus Status => found.Status;

    public string Found(SystemLogText text) => text["Found_" + finding, Facts(text)];

    /// <summary>Null when there is nothing to do.</summary>
    public string? Hint(SystemLogText text) => found.Status == HealthStatus.Healthy ? null : text["Hint_" + finding].Value;

    private object[] Facts(SystemLogText text) => check switch
    {
        _ when finding == "failed" => [],
        "database" => [Fact("version"), text[found.Data["private"] is true ? "PrivateServer" : "OwnServer"].Value, Numbers.Plain(Math.Round((decimal)(double)Fact("milliseconds"), 1))],
        "scripts" => [Numbers.Whole((int)Fact("count")), Fact("script")],
        "pgaudit" => [Fact("settings")],
        "disk" => [Numbers.Plain(Math.Round((long)Fact("freeBytes") / GigaByte, 1)), Numbers.Plain(Math.Round((long)Fact("totalBytes") / GigaByte, 1))],
        "log" => [Fact("lastWrittenAt") is DateTimeOffset at ? Times.Second(at) : text["None"].Value, Numbers.Whole((long)Fact("dropped"))],
        "stock" => [Numbers.Whole((long)Fact("transactions")), Times.Hour((DateTimeOffset)Fact("verifiedAt")), Numbers.Whole((int)Fact("differences"))],
        "imports" => [Numbers.Whole((long)Fact("running"))],
        _ => [],
    };

    private object Fact(string name) => found.Data.GetValueOrDefault(name, "");
}
