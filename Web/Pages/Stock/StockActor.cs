namespace Kotline.Web.Pages.Stock;

/// <summary>Who posted something, as a reader would say it.</summary>
public static class StockActor
{
    private const string CommandLine = "cli:";

    /// <param name="actor">A person's name, or "cli:" and the system's user.</param>
    public static string Name(string actor, StockText text) =>
        actor.StartsWith(CommandLine, StringComparison.Ordinal) ? text["AtCommandLine", actor[CommandLine.Length..]] : actor;
}
