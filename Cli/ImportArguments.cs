using System.Globalization;

namespace Kotline.Cli;

/// <summary>What <c>./kotline import</c> was asked to do.</summary>
/// <param name="AcceptChanges">Also what the guard would hold is taken in.</param>
/// <param name="DryRun">Only what would happen is asked for.</param>
internal sealed record ImportArguments(
    IReadOnlyList<string> Files, string Partner, DateOnly? ImportDate, bool AcceptChanges, bool DryRun, bool Json)
{
    private const int PartnerNameLengthMax = 100;

    /// <returns>null when the arguments make no sense; <paramref name="problem"/> says why.</returns>
    public static ImportArguments? Parse(string[] arguments, out string problem)
    {
        var files = new List<string>();
        string? partner = null;
        DateOnly? importDate = null;
        var (acceptsChanges, isDryRun, isJson) = (false, false, false);
        problem = "";
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--json":
                    isJson = true;
                    break;
                case "--accept-changes":
                    acceptsChanges = true;
                    break;
                case "--dry-run":
                    isDryRun = true;
                    break;
                case "--partner" when i + 1 < arguments.Length:
                    partner = arguments[++i].Trim();
                    break;
                case "--import-date" when i + 1 < arguments.Length:
                    if (!DateOnly.TryParseExact(arguments[++i], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                    {
                        problem = $"--import-date wants a date as YYYY-MM-DD, not {arguments[i]}";
                        return null;
                    }

                    importDate = date;
                    break;
                case "--":
                    files.AddRange(arguments[(i + 1)..]);
                    i = arguments.Length;
                    break;
                case ['-', _, ..]:
                    problem = $"{arguments[i]} is no option, or lacks its value; see ./kotline import --help";
                    return null;
                default:
                    files.Add(arguments[i]);
                    break;
            }
        }

        problem = files.Count == 0 ? "which file? See ./kotline import --help"
            : string.IsNullOrEmpty(partner) ? "--partner NAME says who sent the file; see ./kotline import --help"
            : partner.Length > PartnerNameLengthMax ? $"a partner's name has at most {PartnerNameLengthMax} characters"
            : "";
        return problem.Length == 0 ? new ImportArguments(files, partner!, importDate, acceptsChanges, isDryRun, isJson) : null;
    }
}
