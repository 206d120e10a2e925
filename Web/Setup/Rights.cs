using Kotline.Domain.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Setup;

/// <summary>
/// Who may open what: every page is listed here, or is in a folder that is. One that nobody listed asks for somebody signed in, and a test
/// fails (RouteAuthorizationTests).
/// </summary>
public static class Rights
{
    /// <summary>The pages that a stranger sees, all of them.</summary>
    public static readonly IReadOnlyList<string> PublicPages =
    [
        "/Accounts/SignIn",
        "/Accounts/Setup",
        "/Errors/Status",
        "/Language",
        "/Theme",
    ];

    /// <summary>The pages that everybody sees who is signed in.</summary>
    private static readonly IReadOnlyList<string> everybodysPages =
    [
        "/Index",
        "/Accounts/SignOut",
        "/Components",
        "/Clients/Index",
        "/Clients/Client",
        "/Stock/Products/Index",
        "/Stock/Products/Product",
        "/Stock/Demand/ProductDemand",
        "/Stock/Shelf",
        "/Stock/Demand/Demand",
        "/Stock/Documents/Document",
        "/Stock/Ledger/Ledger",
    ];

    /// <summary>Where the stock is written. Everybody reads it.</summary>
    private static readonly IReadOnlyList<string> storekeepersPages =
    [
        "/Stock/Products/NewProduct",
        "/Stock/Products/EditProduct",
        "/Stock/Products/RetireProduct",
        "/Stock/Documents/NewDocument",
        "/Stock/Documents/ReverseDocument",
        "/Stock/Documents/Move",
        "/Stock/Counting/Stocktake",
        "/Stock/Locations/Locations",
        "/Stock/Locations/Location",
        "/Stock/Locations/RetireLocation",
        "/Stock/Files/ProductFile",
        "/Stock/Files/CheckProductFile",
    ];

    /// <summary>What a stranger may ask for besides pages.</summary>
    public static readonly IReadOnlyList<string> PublicAddresses = [Health.Live, Health.Ready];

    public static void AddRights(this WebApplicationBuilder builder)
    {
        var authorization = builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var role in Enum.GetValues<Role>())
        {
            authorization.AddPolicy(role.ToString(), policy => policy.RequireRole(role.ToString()));
        }

        // Razor Pages sets up an empty list of conventions of its own first, whichever was registered first.
        builder.Services.PostConfigure<RazorPagesOptions>(options =>
        {
            foreach (var page in PublicPages)
            {
                options.Conventions.AllowAnonymousToPage(page);
            }

            foreach (var page in everybodysPages)
            {
                options.Conventions.AuthorizePage(page);
            }

            options.Conventions.AuthorizeFolder("/Imports", nameof(Role.Manager));
            options.Conventions.AuthorizeFolder("/SystemLog", nameof(Role.Administrator));
            options.Conventions.AuthorizePage("/Clients/Edit", nameof(Role.Manager));
            foreach (var page in storekeepersPages)
            {
                options.Conventions.AuthorizePage(page, nameof(Role.Storekeeper));
            }
        });
    }
}
