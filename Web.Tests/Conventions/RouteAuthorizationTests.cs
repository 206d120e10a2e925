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
    public void Only_what_is_listed_is_open_to_strangers()
    {
        var open = Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath ?? endpoint.DisplayName!)
            .Distinct().Order(StringComparer.Ordinal);
        open.ShouldBe(Rights.PublicPages.Concat(Rights.PublicEndpoints).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whatever_isnt_listed_needs_somebody_signed_in()
    {
        var fallback = await site.Site.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        fallback.ShouldNotBeNull().Requirements.ShouldContain(requirement => requirement is DenyAnonymousAuthorizationRequirement);
    }

    [Theory]
    [InlineData("/Imports/", Role.Manager)]
    [InlineData("/SystemLog/", Role.Administrator)]
    public void Pages_of_a_role_are_for_that_role(string folder, Role role)
    {
        var pages = Endpoints
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.StartsWith(folder, StringComparison.Ordinal) == true)
            .ToList();
        pages.ShouldNotBeEmpty();
        pages.ShouldAllBe(page => page.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy == role.ToString()));
    }
}
