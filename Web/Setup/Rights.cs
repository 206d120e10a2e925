using Kotline.Domain.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Setup;

/// <summary>
/// Who may open which page. Every page is listed here, or its folder is. A page that isn't listed requires signing in, and a
/// test fails (RouteAuthorizationTests).
/// </summary>
public static class Rights
{
    /// <summary>All pages that can be opened without signing in.</summary>
    public static readonly IReadOnlyList<string> PublicPages =
    [
        "/Accounts/SignIn",
        "/Accounts/Setup",
        "/Errors/Status",
        "/Language",
        "/Theme",
    ];

    /// <summary>The pages that everybody who is signed in can open.</summary>
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

    /// <summary>The pages that change the stock. Everybody may read it.</summary>
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

    /// <summary>What else can be asked for without signing in.</summary>
    public static readonly IReadOnlyList<string> PublicAddresses = [Health.Live, Health.Ready];

    public static void AddRights(this WebApplicationBuilder builder)
    {
        var authorization = builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var role in Enum.GetValues<Role>())
        {
            authorization.AddPolicy(role.ToString(), policy => policy.RequireRole(role.ToString()));
        }

        // Done after Razor Pages' own configuration, which would replace the list of conventions with an empty one.
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
