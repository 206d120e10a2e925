using Kotline.Domain.Accounts;
using Kotline.Web.Setup;
using Kotline.Web.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kotline.Web.Tests.Conventions;

[Collection<OneSite>]
public sealed class RouteAuthorizationTests(SiteFixture site)
{
    private IEnumerable<Microsoft.AspNetCore.Http.Endpoint> Endpoints => site.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    [Fact]
    public void Only_the_listed_pages_are_open_to_strangers()
    {
        var open = Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath ?? endpoint.DisplayName!)
            .Distinct().Order(StringComparer.Ordinal);
        open.ShouldBe(Rights.PublicPages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whatever_isnt_listed_needs_somebody_signed_in()
    {
        var fallback = await site.Site.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        fallback.ShouldNotBeNull().Requirements.ShouldContain(requirement => requirement is DenyAnonymousAuthorizationRequirement);
    }

    [Fact]
    public void Pages_about_imports_are_for_managers()
    {
        var pages = Endpoints
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.StartsWith("/Imports/", StringComparison.Ordinal) == true)
            .ToList();
        pages.ShouldNotBeEmpty();
        pages.ShouldAllBe(page => page.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy == nameof(Role.Manager)));
    }
}
