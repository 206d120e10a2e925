using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Clients;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Infrastructure.Stock.Products;
using Kotline.Infrastructure.SystemLog;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Serilog.Events;

namespace Kotline.Web.Pages;

/// <summary>The home page: what waits for this person, a few figures, and the shortest way to their work.</summary>
public sealed class IndexModel(
    CountClients countClients, ListImports listImports, ReadWaiting readWaiting, ReadSystemLog readSystemLog, CountProducts countProducts, TimeProvider clock) : PageModel
{
    private const int LatestMax = 5;

    private static readonly TimeSpan recently = TimeSpan.FromDays(1);

    public CountClients.Counted Clients { get; private set; } = null!;

    /// <summary>Null for those who may not see imports, as is <see cref="Imports"/>.</summary>
    public ReadWaiting.Waiting? Waiting { get; private set; }

    public ImportList? Imports { get; private set; }

    public IEnumerable<ImportListItem> Latest => Imports!.Imports.Take(LatestMax);

    public bool NothingWaits => Waiting is { OpenCases: 0, Imports.Count: 0, Held.Count: 0 } && Imports is { Missing.Count: 0 };

    /// <summary>The errors of the last day; null for those who may not read the log.</summary>
    public SystemLogPage? Errors { get; private set; }

    /// <summary>Null for those who don't run the stock.</summary>
    public CountProducts.Counted? Products { get; private set; }

    /// <summary>The roles that the reader holds. Everybody with an account is an employee.</summary>
    public IEnumerable<Role> Roles => Enum.GetValues<Role>().Where(role => role == Role.Employee || User.Holds(role));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var isManager = User.Holds(Role.Manager);
        Clients = await countClients.RunAsync(isManager ? DatabaseRole.Manager : DatabaseRole.Employee, cancellationToken);
        if (isManager)
        {
            Waiting = await readWaiting.RunAsync(cancellationToken);
            Imports = await listImports.RunAsync(new ImportListQuery(), cancellationToken);
        }

        if (User.Holds(Role.Storekeeper))
        {
            Products = await countProducts.RunAsync(cancellationToken);
        }

        if (User.Holds(Role.Administrator))
        {
            Errors = await readSystemLog.RunAsync(
                new SystemLogFilter(LogEventLevel.Error, From: clock.GetUtcNow() - recently), before: null, after: null, cancellationToken);
        }
    }
}
