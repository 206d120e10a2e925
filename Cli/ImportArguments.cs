using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Kotline.Domain.Characters;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Cli;

/// <summary>What <c>./kotline import</c> was asked to do.</summary>
/// <param name="Choice">What overrides detection, for all files.</param>
/// <param name="AcceptChanges">Whether to take in files that the guard would hold.</param>
/// <param name="DryRun">Whether only to say what would happen.</param>
internal sealed record ImportArguments(
    IReadOnlyList<string> Files, string Partner, DateOnly? ImportDate, FormatChoice Choice, bool AcceptChanges, bool DryRun, bool Json)
{
    private const int PartnerNameLengthMax = 100;

    private static readonly Argument<string[]> files = new("FILE") { Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string> partner = new("--partner");
    private static readonly Option<DateOnly?> importDate = ArgumentParsing.Option("--import-date", "a date as YYYY-MM-DD", DateOf);
    private static readonly Option<SourceEncoding?> encoding = ArgumentParsing.Option(
        "--encoding", $"one of {string.Join(", ", SourceEncodings.Choices.Select(choice => choice.IanaName()))}", SourceEncodings.Choice);

    private static readonly Option<char?> delimiter = ArgumentParsing.Option(
        "--delimiter", "one of comma, semicolon, tab, bar", DelimiterOf);

    private static readonly Option<bool> noHeader = ArgumentParsing.Switch("--no-header");
    private static readonly Option<DateOrder?> dateOrder = ArgumentParsing.Option(
        "--date-order", $"one of {string.Join(", ", Enum.GetValues<DateOrder>().Select(order => order.Code()))}", DateOrderOf);

    private static readonly Option<IReadOnlyDictionary<WantedColumn, ColumnPlace>?> map = new("--map") { CustomParser = MapOf };
    private static readonly Option<bool> acceptChanges = ArgumentParsing.Switch("--accept-changes");
    private static readonly Option<bool> dryRun = ArgumentParsing.Switch("--dry-run");
    private static readonly Option<bool> json = ArgumentParsing.Switch("--json");

    private static readonly Command program = new("kotline")
    {
        new Command("import") { files, partner, importDate, encoding, delimiter, noHeader, dateOrder, map, acceptChanges, dryRun, json },
    };

    /// <returns>null when the arguments make no sense; then <paramref name="problem"/> says why.</returns>
    public static ImportArguments? Parse(string[] arguments, out string problem)
    {
        if (ArgumentParsing.Parse(program, arguments, out problem) is not { } said)
        {
            problem += "; see ./kotline import --help";
            return null;
        }

        var choice = new FormatChoice(
            said.GetValue(delimiter),
            said.GetValue(noHeader) ? false : null,
            said.GetValue(dateOrder),
            said.GetValue(encoding),
            said.GetValue(map));
        var wanted = new ImportArguments(
            said.GetValue(files) ?? [],
            said.GetValue(partner)?.Trim() ?? "",
            said.GetValue(importDate),
            choice,
            said.GetValue(acceptChanges),
            said.GetValue(dryRun),
            said.GetValue(json));
        problem = wanted.Files.Count == 0 ? "which file? See ./kotline import --help"
            : wanted.Partner.Length == 0 ? "--partner NAME says who sent the file; see ./kotline import --help"
            : wanted.Partner.Length > PartnerNameLengthMax ? $"a partner's name has at most {PartnerNameLengthMax} characters"
            : HiddenCharacters.AreIn(wanted.Partner)
                ? $"the partner's name holds a character that can't be seen: {HiddenCharacters.Named(wanted.Partner)}"
            : wanted.ImportDate < CompanyDate.ImportDateMin
                ? string.Create(CultureInfo.InvariantCulture, $"an import date is {CompanyDate.ImportDateMin:yyyy-MM-dd} or later")
            : "";
        return problem.Length == 0 ? wanted : null;
    }

    private static DateOnly? DateOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static DateOrder? DateOrderOf(string code) =>
        Enum.GetValues<DateOrder>().Any(order => order.Code() == code) ? FormatCodes.ToDateOrder(code) : null;

    private static char? DelimiterOf(string name) => name switch
    {
        "comma" or "," => ',',
        "semicolon" or ";" => ';',
        "tab" or "\t" => '\t',
        "bar" or "|" => '|',
        _ => null,
    };

    private static IReadOnlyDictionary<WantedColumn, ColumnPlace>? MapOf(ArgumentResult given)
    {
        var columns = ColumnMapFile.Read(given.Tokens[0].Value, out var problem);
        if (columns is null)
        {
            given.AddError(problem);
        }

        return columns;
    }
}
