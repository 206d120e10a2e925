using System.Globalization;
using Kotline.Domain.Imports;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Cli;

/// <summary>Tells an operator, who can't be asked in a dialogue, what is doubtful in a file and which option settles it.</summary>
internal static class DoubtMessages
{
    public static string Of(FileDoubt doubt) => doubt switch
    {
        FileDoubt.Encoding encoding => Invariant(
            $"nobody can tell its encoding from {encoding.Lines:N0} lines with accents ({Candidates(encoding)}); say it by --encoding NAME"),
        FileDoubt.UnknownHeader unknown =>
            Invariant($"no header is recognised (a line has {unknown.NamesFound} known names at most) and the rows fit no known order of ")
            + "columns; say where they stand by --map FILE",
        FileDoubt.MissingColumns missing =>
            $"these columns are missing: {string.Join(", ", missing.Columns)}; if others of the file are these, say so by --map FILE, "
            + "else ask the partner for a complete file",
        FileDoubt.RepeatedColumns repeated =>
            $"several columns may be the one that is wanted: {string.Join(", ", repeated.Columns)}; say which by --map FILE",
        FileDoubt.SwappedColumns swapped =>
            $"the values of {swapped.First} and {swapped.Second} look as if each stood in the other's place; "
            + "say where both stand by --map FILE",
        FileDoubt.Dates dates => $"nobody can tell the order of its dates: {Orders(dates)}; say it by --date-order ORDER",
        _ => throw new ArgumentOutOfRangeException(nameof(doubt)),
    };

    private static string Candidates(FileDoubt.Encoding doubt) => string.Join(", ", doubt.Candidates.Take(3).Select(candidate =>
        Invariant($"{candidate.Encoding.IanaName()} leaves {candidate.LinesUnexplained:N0} unexplained")));

    private static string Orders(FileDoubt.Dates doubt) => string.Join("; ", doubt.Orders.Select(order => order.Count == 0
        ? $"none speaks for {order.Order.Code()} alone"
        : Invariant($"{order.Count:N0} speak for {order.Order.Code()} alone (first on line {string.Join(", ", order.FirstLines)})")));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
