using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports.Uploads;

/// <summary>What a browser does with the upload's form: the token first, then the fields, then the files.</summary>
internal static partial class UploadingBrowser
{
    public const string Page = "/Imports/Upload";
    public const string Pending = "/Imports/Pending";

    public static Task<HttpResponseMessage> UploadAsync(this Browser browser, string partner, params (string Name, string Text)[] files) =>
        browser.UploadAsync(partner, "2026-01-01", [.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text)))]);

    public static async Task<HttpResponseMessage> UploadAsync(
        this Browser browser, string partner, string importDate, params (string Name, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(await browser.TokenAsync(Page)), "__RequestVerificationToken");
        form.Add(new StringContent(partner), "Partner");
        form.Add(new StringContent(importDate), "ImportDate");
        foreach (var (name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), "Files", name);
        }

        return await browser.Client.PostAsync(new Uri(Page, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    /// <summary>Uploads one good file, and tells by which id it waits.</summary>
    public static async Task<string> AcceptAsync(this Browser browser, string text, string partner = "Maison Test", string name = "clients.csv")
    {
        using var response = await browser.UploadAsync(partner, (name, text));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe(Pending);
        return (await browser.PendingIdsAsync())[^1];
    }

    public static async Task<IReadOnlyList<string>> PendingIdsAsync(this Browser browser) =>
        [.. UploadId().Matches(await browser.ReadAsync(Pending)).Select(match => match.Groups[1].Value)];

    /// <summary>Asks for a page again and again until it says what the test wants.</summary>
    public static async Task<string> ReadUntilAsync(this Browser browser, string path, Func<string, bool> isThere)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var text = await browser.ReadAsync(path);
            if (isThere(text))
            {
                return text;
            }

            TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(60), text);
        }
    }

    public static async Task<string> TokenAsync(this Browser browser, string shownBy) =>
        AntiforgeryToken().Match(await browser.ReadAsync(shownBy)).Groups[1].Value;

    [GeneratedRegex("""<section class="panel" id="upload-([^"]+)" """)]
    private static partial Regex UploadId();

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="([^"]+)" """)]
    private static partial Regex AntiforgeryToken();
}
