namespace Kotline.Web.Pages.Shared;

/// <summary>What the frame of every page tells the browser.</summary>
public static class Frame
{
    /// <summary>
    /// htmx under a strict Content-Security-Policy, keeping no page in the browser's storage; a restored page is asked for whole. A form
    /// that
    /// comes back with errors (422) and a page that says what went wrong are shown, too.
    /// </summary>
    public const string HtmxConfiguration = """
        {"includeIndicatorStyles":false,"allowEval":false,"historyRestoreAsHxRequest":false,"historyCacheSize":0,"responseHandling":[{"code":"204","swap":false},{"code":"[23]..","swap":true},{"code":"422","swap":true},{"code":"...","swap":true,"error":true,"target":"#main","select":"#main","swapOverride":"outerHTML"}]}
        """;
}
