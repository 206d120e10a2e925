namespace Kotline.Web.Pages.Clients;

/// <summary>A client's title as the reader's language abbreviates it. Partners send it in English.</summary>
public static class ClientTitle
{
    /// <returns>The title as it was sent, when it is none of those that have a translation.</returns>
    public static string Of(string title, ClientsText text) =>
        text["Title_" + title.TrimEnd('.').ToLowerInvariant()] is { ResourceNotFound: false } known ? known.Value : title;
}
