using System.Globalization;
using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Web.Setup;
using Kotline.Web.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Kotline.Web.Tests.Accounts;

/// <summary>
/// Every address that the site answers, found by itself, asked for as every role and as a stranger. Who may open what is written down once
/// more here, for every address: one that isn't listed fails.
/// </summary>
[Collection<OneSite>]
public sealed class RouteAuthorizationTests(SiteFixture site)
{
    private static readonly (string Beginning, string Ending, Role Only)[] restricted =
    [
        ("/Imports", "", Role.Manager),
        ("/Clients/", "/Edit", Role.Manager),
        ("/System", "", Role.Administrator),
        ("/Stock/Products/", "/New", Role.Storekeeper),
        ("/Stock/Products/", "/Edit", Role.Storekeeper),
        ("/Stock/", "/Retire", Role.Storekeeper),
        ("/Stock/Documents/", "/New", Role.Storekeeper),
        ("/Stock/Documents/", "/Reverse", Role.Storekeeper),
        ("/Stock/Move", "", Role.Storekeeper),
        ("/Stock/Stocktake", "", Role.Storekeeper),
        ("/Stock/Locations", "", Role.Storekeeper),
        ("/Stock/Files", "", Role.Storekeeper),
    ];

    /// <summary>What everybody may open who is signed in.</summary>
    private static readonly string[] everybodys =
    [
        "/",
        "/Index",
        "/Accounts/SignOut",
        "/Components",
        "/Clients",
        "/Clients/Index",
        "/Clients/1",
        "/Stock",
        "/Stock/Index",
        "/Stock/Products/1",
        "/Stock/Products/1/Demand",
        "/Stock/Products/1/Levels",
        "/Stock/Levels",
        "/Stock/Shelf",
        "/Stock/Demand",
        "/Stock/Documents/1",
        "/Stock/Ledger",
        "/Stock/Ledger/Export",
    ];

    private IEnumerable<RouteEndpoint> Endpoints =>
        site.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    [Fact]
    public void Only_what_is_listed_is_open_to_strangers() => Endpoints
        .Where(IsPublic)
        .Select(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath ?? AddressOf(endpoint))
        .Distinct().Order(StringComparer.Ordinal)
        .ShouldBe(Rights.PublicPages.Concat(Rights.PublicAddresses).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_other_address_is_listed_for_one_role_or_for_everybody() =>
        Guarded().Where(address => RoleFor(address) is null).ShouldBe(everybodys, ignoreOrder: true);

    [Fact]
    public void Every_role_that_is_listed_has_an_address() => restricted
        .Where(rule => !Guarded().Exists(address => IsUnder(rule, address)))
        .ShouldBeEmpty();

    // The fallback lets in whoever is signed in: nothing may come to depend on it.
    [Fact]
    public void Every_page_and_address_of_the_site_says_itself_who_may_open_it() => Endpoints
        .Where(endpoint => !IsPublic(endpoint) && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null)
        .Select(AddressOf)
        .ShouldBeEmpty();

    [Fact]
    public async Task Whatever_isnt_listed_needs_somebody_signed_in()
    {
        var fallback = await site.Site.Services.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync();
        fallback.ShouldNotBeNull().Requirements.ShouldContain(requirement => requirement is DenyAnonymousAuthorizationRequirement);
    }

    [Fact]
    public async Task A_stranger_gets_nothing_but_the_sign_in_page()
    {
        foreach (var address in Guarded())
        {
            using var response = await AskAsync(site.Cast.Stranger, HttpMethod.Get, address);
            response.StatusCode.ShouldBe(HttpStatusCode.Redirect, address);
            response.Headers.Location!.AbsolutePath.ShouldBe("/Accounts/SignIn", address);
        }
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Storekeeper)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Each_role_opens_what_it_may_and_is_refused_the_rest(Role role)
    {
        foreach (var address in Guarded())
        {
            // Signing out would end the visit.
            if (address == "/Accounts/SignOut")
            {
                continue;
            }

            var only = RoleFor(address);
            var isRefused = only is not null && only != role;
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
            {
                using var response = await AskAsync(site.Cast.As(role), method, address);
                if (response.StatusCode == HttpStatusCode.MethodNotAllowed)
                {
                    // Nobody may do that there, whoever they are.
                    continue;
                }

                (response.StatusCode == HttpStatusCode.Forbidden).ShouldBe(isRefused, $"{method} {address}: {response.StatusCode}");
                response.StatusCode.ShouldNotBe(HttpStatusCode.InternalServerError, $"{method} {address}");
            }
        }
    }

    // The headers are enough: a stream of events has no end.
    private static Task<HttpResponseMessage> AskAsync(Browser browser, HttpMethod method, string address)
    {
        var request = new HttpRequestMessage(method, address);
        return browser.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    private static Role? RoleFor(string address)
    {
        foreach (var rule in restricted)
        {
            if (IsUnder(rule, address))
            {
                return rule.Only;
            }
        }

        return null;
    }

    private static bool IsUnder((string Beginning, string Ending, Role Only) rule, string address) =>
        address.StartsWith(rule.Beginning, StringComparison.Ordinal) && address.EndsWith(rule.Ending, StringComparison.Ordinal);

    private List<string> Guarded()
    {
        var guarded = Endpoints.Where(endpoint => !IsPublic(endpoint)).Select(AddressOf).Distinct().ToList();
        guarded.ShouldContain("/Imports/1");
        return guarded;
    }

    private static bool IsPublic(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    /// <summary>The endpoint's address, with a value that fits in the place of each parameter.</summary>
    private static string AddressOf(RouteEndpoint endpoint) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments
        .Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => ValueFor(parameter),
            _ => throw new InvalidOperationException($"No value for {part}."),
        }))));

    private static string ValueFor(RoutePatternParameterPart parameter) =>
        parameter.ParameterPolicies.Any(policy => policy.Content == "guid") ? Guid.Empty.ToString("D", CultureInfo.InvariantCulture) : "1";
}
