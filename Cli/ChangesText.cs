using System.Globalization;
using Kotline.Domain.Imports;

namespace Kotline.Cli;

/// <summary>What an operator reads about an import that would change more of the partner's clients than the guard allows.</summary>
internal static class ChangesText
{
    /// <summary>For an import of which nothing was kept.</summary>
    public static string Dropped(ImportChanges changes) =>
        $"the import {Of(changes)}; nothing of it was kept. Look at the file, and if this is meant, take it in with --accept-changes";

    /// <summary>For a file whose same bytes were sent before and are held.</summary>
    public static string Waits(long importId, ImportChanges changes) => string.Create(
        CultureInfo.InvariantCulture,
        $"these bytes are import {importId}, which is held: it {Of(changes)}. ")
        + "A manager accepts or drops it on the site; --accept-changes accepts it here";

    /// <summary>"would suspend 523 of 2,792 active clients (limit 140), change the city of 1,661 of 2,792 active clients…".</summary>
    public static string Of(ImportChanges changes)
    {
        var parts = new List<string>();
        if (changes.SuspendsTooMany)
        {
            parts.Add($"suspend {Number(changes.Suspended)} of {Clients(changes)} (limit {Number(changes.SuspendedLimit)})");
        }

        var limit = Number(changes.ChangedLimit);
        foreach (var code in changes.ChangedTooOften)
        {
            parts.Add($"change the {Name(code)} of {Number(changes.Changed[code])} of {Clients(changes)} (limit {limit})");
        }

        return $"would {string.Join(", ", parts)}";
    }

    private static string Clients(ImportChanges changes) => $"{Number(changes.ActiveClients)} active clients";

    private static string Name(string code) => code switch
    {
        "zip_code" => "postal code",
        "state_code" => "state or region",
        "email" => "e-mail address",
        "phone" => "telephone number",
        "country_code" => "country",
        _ => code.Replace('_', ' '),
    };

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
