using System.Globalization;
using Kotline.Infrastructure.Stock.Products;
using Spectre.Console;

namespace Kotline.Cli;

/// <summary>A product's levels for a person at a terminal. A script reads the lines of <see cref="StockText"/>.</summary>
internal static class LevelsTable
{
    /// <returns>False if the output isn't a terminal; then nothing was written.</returns>
    public static bool TryWrite(TextWriter output, IReadOnlyList<ReadLevels.Level> levels, long total)
    {
        var terminal = new AnsiConsoleOutput(output);
        if (!terminal.IsTerminal)
        {
            return false;
        }

        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn(new TableColumn("Location").Footer("total"))
            .AddColumn(new TableColumn("Quantity").Footer(Number(total)).RightAligned());
        foreach (var level in levels)
        {
            table.AddRow(Markup.Escape(level.Location), Number(level.Quantity));
        }

        AnsiConsole.Create(new AnsiConsoleSettings { Out = terminal }).Write(table);
        return true;
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
