using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Kotline.Web.Pages.Errors;

/// <summary>Finds a way back from an address that leads nowhere: from /Imports/123, the list of imports.</summary>
public sealed class ParentPage(EndpointDataSource endpoints, IAuthorizationService authorization)
{
    /// <returns>The nearest page above that the person may open; null when only the home page is left.</returns>
    public async Task<string?> FindAsync(string? path, ClaimsPrincipal person)
    {
        while (path?.LastIndexOf('/') is > 0 and var end)
        {
            path = path[..end];
            if (PageAt(path) is { } page && await MayOpenAsync(page, person))
            {
                return path;
            }
        }

        return null;
    }

    private RouteEndpoint? PageAt(string path) => endpoints.Endpoints.OfType<RouteEndpoint>().FirstOrDefault(endpoint =>
        string.Equals(endpoint.RoutePattern.RawText?.Trim('/'), path.Trim('/'), StringComparison.OrdinalIgnoreCase));

    private async Task<bool> MayOpenAsync(RouteEndpoint page, ClaimsPrincipal person)
    {
        foreach (var data in page.Metadata.GetOrderedMetadata<IAuthorizeData>())
        {
            if (data.Policy is { Length: > 0 } policy && !(await authorization.AuthorizeAsync(person, policy)).Succeeded)
            {
                return false;
            }
        }

        return true;
    }
}
