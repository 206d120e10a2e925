namespace Kotline.Web.Pages.Shared;

/// <summary>
/// What the fields of the page are called, in their order. Each notes its own while it is drawn; the layout, which is drawn last, names the
/// fields by it in the summary of errors.
/// </summary>
public static class FieldLabels
{
    private static readonly object key = new();

    public static void Note(HttpContext context, string name, string label) => Of(context).TryAdd(name, label);

    /// <summary>The labels by the fields' names, in the order in which they were noted.</summary>
    public static OrderedDictionary<string, string> Of(HttpContext context)
    {
        if (context.Items[key] is not OrderedDictionary<string, string> labels)
        {
            context.Items[key] = labels = new OrderedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        }

        return labels;
    }
}
