using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Imports;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages;

public sealed class IndexModel(ListImports listImports) : PageModel
{
    /// <summary>Null for those who may not see imports.</summary>
    public IReadOnlyList<ImportListItem>? Imports { get; private set; }

    /// <summary>Everybody who has an account is an employee.</summary>
    public IEnumerable<Role> Roles => Enum.GetValues<Role>().Where(role => role == Role.Employee || User.Holds(role));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (User.Holds(Role.Manager))
        {
            Imports = (await listImports.RunAsync(new ImportListQuery(), cancellationToken)).Imports;
        }
    }
}
