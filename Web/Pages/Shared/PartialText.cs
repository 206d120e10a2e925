using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Kotline.Web.Pages.Shared;

/// <summary>Renders a partial as text, for use inside something else, such as an event of a stream.</summary>
public static class PartialText
{
    /// <param name="path">The path from the application's root, for example "/Pages/Imports/_Running.cshtml".</param>
    public static async Task<string> RenderAsync<TModel>(HttpContext context, string path, TModel model)
    {
        var services = context.RequestServices;
        var found = services.GetRequiredService<IRazorViewEngine>().GetView(executingFilePath: null, path, isMainPage: false);
        await using var text = new StringWriter();
        var data = new ViewDataDictionary<TModel>(services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary()) { Model = model };
        var view = found.EnsureSuccessful(originalLocations: null).View!;
        await view.RenderAsync(new ViewContext(
            new ActionContext(context, context.GetRouteData(), new ActionDescriptor()),
            view,
            data,
            new TempDataDictionary(context, services.GetRequiredService<ITempDataProvider>()),
            text,
            new HtmlHelperOptions()));
        return text.ToString();
    }
}
