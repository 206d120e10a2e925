using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Kotline.Web.Pages.SystemLog;

public sealed class HealthModel(HealthCheckService checks) : PageModel
{
    public HealthStatus Worst { get; private set; }

    public IReadOnlyList<HealthLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        Worst = report.Status;
        Lines = [.. report.Entries.Select(entry => new HealthLine(entry.Key, entry.Value))];
    }

    public static string BadgeOf(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "good",
        HealthStatus.Degraded => "busy",
        _ => "bad",
    };
}
