using Kotline.Infrastructure.Imports.Running;
using Microsoft.AspNetCore.Mvc;

namespace Kotline.Web.Pages.Imports;

/// <summary>What an import's page shows while it runs.</summary>
public sealed class RunningViewComponent(ReadProgress readProgress) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(long importId) =>
        await readProgress.RunAsync(importId, HttpContext.RequestAborted) is { } running
            ? View("/Pages/Imports/_Running.cshtml", running)
            : Content("");
}
