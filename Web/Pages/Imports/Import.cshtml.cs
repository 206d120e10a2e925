using System.Globalization;
using Kotline.Infrastructure.Imports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Imports;

public sealed class ImportModel(ReadImport readImport) : PageModel
{
    private const int RefreshSeconds = 2;

    public ImportFigures Import { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await readImport.RunAsync(id, cancellationToken) is not { } import)
        {
            return NotFound();
        }

        Import = import;
        if (!import.HasEnded)
        {
            Response.Headers["Refresh"] = RefreshSeconds.ToString(CultureInfo.InvariantCulture);
        }

        return Page();
    }

    public static IReadOnlyList<Count> Outcomes(ImportTotals totals, ImportsText text) =>
    [
        new(text["Outcome_created"], totals.Created),
        new(text["Outcome_updated"], totals.Updated),
        new(text["Outcome_unchanged"], totals.Unchanged),
        new(text["Outcome_set_aside"], totals.SetAside),
        new(text["Outcome_unreadable"], totals.Unreadable),
    ];

    /// <summary>The most frequent first.</summary>
    public static IReadOnlyList<Count> Named(IReadOnlyDictionary<string, int> countsByCode, string prefix, ImportsText text) =>
        [.. countsByCode
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new Count(text[prefix + pair.Key], pair.Value))];

    public static string DelimiterKey(char delimiter) => delimiter switch
    {
        ',' => "Delimiter_comma",
        ';' => "Delimiter_semicolon",
        '\t' => "Delimiter_tab",
        '|' => "Delimiter_bar",
        _ => throw new ArgumentOutOfRangeException(nameof(delimiter)),
    };
}
