namespace Kotline.Web.Pages.Shared;

/// <summary>What the frame of every page tells the browser.</summary>
public static class Frame
{
    /// <summary>
    /// Configures htmx for a strict Content-Security-Policy. It keeps no page in the browser's storage, and asks for the whole page when
    /// the history is restored. It also shows a form that comes back with errors (422) and the error page.
    /// </summary>
    public const string HtmxConfiguration = """
        {"includeIndicatorStyles":false,"allowEval":false,"historyRestoreAsHxRequest":false,"historyCacheSize":0,"responseHandling":[{"code":"204","swap":false},{"code":"[23]..","swap":true},{"code":"422","swap":true},{"code":"...","swap":true,"error":true,"target":"#main","select":"#main","swapOverride":"outerHTML"}]}
        """;
}
