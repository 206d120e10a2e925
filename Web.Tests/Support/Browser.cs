using System.Net;
using System.Text.RegularExpressions;

namespace Kotline.Web.Tests.Support;

/// <summary>What a test does with a page: opens it, and sends its form back with the token that came with it.</summary>
public sealed partial class Browser(HttpClient client) : IDisposable
{
    public HttpClient Client => client;

    public Task<HttpResponseMessage> GetAsync(string path) =>
        client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>The page's text, its entities decoded.</summary>
    public async Task<string> ReadAsync(string path) => await TextOfAsync(await GetAsync(path));

    public static async Task<string> TextOfAsync(HttpResponseMessage response) =>
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Posts a form with the antiforgery token of the page that shows it.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, string shownBy, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync(shownBy);
        return await PostBareAsync(path, [.. fields, ("__RequestVerificationToken", token)]);
    }

    /// <summary>The antiforgery token of the first form that a page shows.</summary>
    public async Task<string> TokenAsync(string shownBy)
    {
        var token = AntiforgeryToken().Match(await ReadAsync(shownBy)).Groups[1].Value;
        token.ShouldNotBeEmpty($"{shownBy} shows no form");
        return token;
    }

    public async Task<HttpResponseMessage> PostBareAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(new Uri(path, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> SignInAsync(Person person, string returnUrl = "") => PostAsync(
        "/Accounts/SignIn",
        shownBy: "/Accounts/SignIn",
        ("UserName", person.UserName),
        ("Password", person.Password),
        ("ReturnUrl", returnUrl));

    public Browser InEnglish()
    {
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-US, fr;q=0.5");
        return this;
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)" """)]
    private static partial Regex AntiforgeryToken();
}
