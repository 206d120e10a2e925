using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Endpoints;

/// <summary>Streams how far an import is, until it has ended.</summary>
public static class ImportProgress
{
    private const string Figures = "/Pages/Imports/_RunningFigures.cshtml";
    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(300);

    public static void MapImportProgress(this WebApplication app) =>
        app.MapGet("/Imports/{id:long}/Progress", WatchAsync).RequireAuthorization(nameof(Role.Manager));

    private static async Task<IResult> WatchAsync(
        long id, HttpContext context, ReadProgress readProgress, LiveUpdates stream, CancellationToken cancellationToken)
    {
        if (await readProgress.RunAsync(id, cancellationToken) is null)
        {
            return TypedResults.NotFound();
        }

        return stream.Of(interval, RenderAsync, cancellationToken);

        async Task<string?> RenderAsync(CancellationToken cancellationToken) =>
            await readProgress.RunAsync(id, cancellationToken) is { HasEnded: false } import
                ? await PartialText.RenderAsync(context, Figures, import)
                : null;
    }
}
