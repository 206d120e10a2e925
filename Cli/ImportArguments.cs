using System.Globalization;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Cli;

/// <summary>What <c>./kotline import</c> was asked to do.</summary>
/// <param name="Choice">What is said of the files against detection.</param>
/// <param name="AcceptChanges">Also what the guard would hold is taken in.</param>
/// <param name="DryRun">Only what would happen is asked for.</param>
internal sealed record ImportArguments(
    IReadOnlyList<string> Files, string Partner, DateOnly? ImportDate, FormatChoice Choice, bool AcceptChanges, bool DryRun, bool Json)
{
    private const int PartnerNameLengthMax = 100;

    /// <returns>null when the arguments make no sense; <paramref name="problem"/> says why.</returns>
    public static ImportArguments? Parse(string[] arguments, out string problem)
    {
        var files = new List<string>();
        var wanted = new ImportArguments(files, "", null, new FormatChoice(), AcceptChanges: false, DryRun: false, Json: false);
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            switch (arguments[i])
            {
                case "--json":
                    wanted = wanted with { Json = true };
                    break;
                case "--accept-changes":
                    wanted = wanted with { AcceptChanges = true };
                    break;
                case "--dry-run":
                    wanted = wanted with { DryRun = true };
                    break;
                case "--no-header":
                    wanted = wanted with { Choice = wanted.Choice with { HasHeader = false } };
                    break;
                case "--":
                    files.AddRange(arguments[(i + 1)..]);
                    i = arguments.Length;
                    break;
                case ['-', _, ..] option:
                    problem = NoOption(option);
                    if (value is null || wanted.With(option, value, out problem) is not { } extended)
                    {
                        return null;
                    }

                    wanted = extended;
                    i++;
                    break;
                default:
                    files.Add(arguments[i]);
                    break;
            }
        }

        problem = files.Count == 0 ? "which file? See ./kotline import --help"
            : wanted.Partner.Length == 0 ? "--partner NAME says who sent the file; see ./kotline import --help"
            : wanted.Partner.Length > PartnerNameLengthMax ? $"a partner's name has at most {PartnerNameLengthMax} characters"
            : "";
        return problem.Length == 0 ? wanted : null;
    }

    /// <summary>The same with an option that has a value; null when there is no such option, or its value makes no sense.</summary>
    private ImportArguments? With(string option, string value, out string problem)
    {
        problem = NoOption(option);
        switch (option)
        {
            case "--partner":
                return this with { Partner = value.Trim() };
            case "--import-date":
                problem = $"--import-date wants a date as YYYY-MM-DD, not {value}";
                return DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                    ? this with { ImportDate = date }
                    : null;
            case "--encoding":
                problem = $"--encoding wants one of {string.Join(", ", SourceEncodings.Choices.Select(encoding => encoding.IanaName()))}, not {value}";
                return SourceEncodings.Choice(value) is { } encoding ? this with { Choice = Choice with { Encoding = encoding } } : null;
            case "--delimiter":
                problem = $"--delimiter wants one of comma, semicolon, tab, bar, not {value}";
                return DelimiterOf(value) is { } delimiter ? this with { Choice = Choice with { Delimiter = delimiter } } : null;
            case "--date-order":
                var orders = Enum.GetValues<DateOrder>();
                problem = $"--date-order wants one of {string.Join(", ", orders.Select(order => order.Code()))}, not {value}";
                return orders.Any(order => order.Code() == value)
                    ? this with { Choice = Choice with { DateOrder = FormatCodes.ToDateOrder(value) } }
                    : null;
            case "--map":
                return ColumnMapFile.Read(value, out problem) is { } columns ? this with { Choice = Choice with { Columns = columns } } : null;
            default:
                return null;
        }
    }

    private static string NoOption(string option) => $"{option} is no option, or lacks its value; see ./kotline import --help";

    private static char? DelimiterOf(string name) => name switch
    {
        "comma" or "," => ',',
        "semicolon" or ";" => ';',
        "tab" or "\t" => '\t',
        "bar" or "|" => '|',
        _ => null,
    };
}
