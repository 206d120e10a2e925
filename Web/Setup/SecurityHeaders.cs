using NetEscapades.AspNetCore.SecurityHeaders;
using NetEscapades.AspNetCore.SecurityHeaders.Headers;
using NetEscapades.AspNetCore.SecurityHeaders.Headers.ContentSecurityPolicy;

namespace Kotline.Web.Setup;

/// <summary>
/// The headers by which every answer tells the browser what not to do. They are added when the answer starts, because an error page clears
/// all earlier headers.
/// </summary>
public static class SecurityHeaders
{
    private static readonly object nonceKey = new();
    private static readonly HeaderPolicyCollection plain = Policies(_ => { });
    private static readonly HeaderPolicyCollection withNonce = Policies(styles => styles.WithNonce());

    public static void AddSecurityHeaders(this WebApplicationBuilder builder) => builder.Services.AddSecurityHeaderPolicies()
        .SetDefaultPolicy(plain)
        .SetPolicySelector(answer => answer.HttpContext.Items.ContainsKey(nonceKey) ? withNonce : plain);

    /// <summary>Lets this page alone hold a style element with this nonce, as the charts create one.</summary>
    public static string StyleNonce(this HttpContext context)
    {
        context.Items[nonceKey] = true;
        return context.GetNonce();
    }

    private static HeaderPolicyCollection Policies(Action<StyleSourceDirectiveBuilder> addToStyles)
    {
        var policies = new HeaderPolicyCollection()
            .AddContentSecurityPolicy(policy =>
            {
                policy.AddDefaultSrc().None();
                addToStyles(policy.AddStyleSrc().Self());

                // The icons in the stylesheets are data: URLs.
                policy.AddImgSrc().Self().Data();
                policy.AddScriptSrc().Self();
                policy.AddFontSrc().Self();
                policy.AddConnectSrc().Self();
                policy.AddFormAction().Self();
                policy.AddBaseUri().None();
                policy.AddFrameAncestors().None();
            })
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyNoReferrer()
            .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
            .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
            .AddPermissionsPolicy(policy =>
            {
                policy.AddCamera().None();
                policy.AddGeolocation().None();
                policy.AddMicrophone().None();
            });
        var uncached = new UncachedPages();
        policies.Add(uncached.Header, uncached);
        return policies;
    }

    private sealed class UncachedPages : HtmlOnlyHeaderPolicyBase
    {
        public override string Header => "Cache-Control";

        protected override string GetValue(HttpContext context) => "no-store";
    }
}
