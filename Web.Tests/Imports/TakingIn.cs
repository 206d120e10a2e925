using Kotline.Infrastructure.Imports.Intake;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports;

/// <summary>Taking a built file in, and what came of it: in one line, and in the database.</summary>
internal static class TakingIn
{
    public static async Task<ImportReceipt> TakeInAsync(this TestDatabase database, PartnerFileBuilder file, string partner = "Alpha")
    {
        var outcome = await database.TakeInAsync(file.File(), partner, PartnerFileBuilder.ImportDate, choice: PartnerFileBuilder.Choice);
        return outcome.ShouldBeOfType<ImportOutcome.TakenIn>().Receipt;
    }

    /// <summary>"5 read: 3 created, 2 set aside (card 2); 1 suspended". What is zero isn't said.</summary>
    public static string InShort(this ImportReceipt receipt)
    {
        (int Count, string Word)[] outcomes =
        [
            (receipt.Created, "created"), (receipt.Updated, "updated"), (receipt.Unchanged, "unchanged"),
            (receipt.SetAside, "set aside"), (receipt.Unreadable, "unreadable"),
        ];
        var reasons = string.Join(", ", receipt.Reasons
            .Where(reason => reason.Value > 0)
            .OrderBy(reason => reason.Key, StringComparer.Ordinal)
            .Select(reason => $"{reason.Key} {reason.Value}"));
        return $"{receipt.RowsRead} read: "
            + string.Join(", ", outcomes.Where(outcome => outcome.Count > 0).Select(outcome => $"{outcome.Count} {outcome.Word}"))
            + (reasons.Length > 0 ? $" ({reasons})" : "")
            + (receipt.NowSetAside > 0 ? $"; {receipt.NowSetAside} suspended" : "");
    }

    /// <summary>The surnames of the clients whom employees see.</summary>
    public static Task<IReadOnlyList<string>> ActiveAsync(this TestDatabase database) =>
        database.LinesAsync("SELECT surname FROM clients.clients WHERE NOT suspended ORDER BY surname");

    public static Task<IReadOnlyList<string>> SuspendedAsync(this TestDatabase database) =>
        database.LinesAsync("SELECT surname FROM clients.clients WHERE suspended ORDER BY surname");

    /// <summary>"Alpha SURNAME1 missing:City+card:CCNumber" for each: the partner, the person, the failures.</summary>
    public static Task<IReadOnlyList<string>> OpenCasesAsync(this TestDatabase database) => database.LinesAsync("""
        SELECT concat_ws(' ', p.name, split_part(c.person_key, chr(31), 2), array_to_string(c.failures, '+'))
        FROM imports.set_aside_cases c JOIN imports.partners p ON p.id = c.partner_id WHERE c.state = 'open' ORDER BY 1
        """);
}
