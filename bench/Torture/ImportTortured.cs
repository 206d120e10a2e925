using System.Globalization;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Kotline.Bench.Torture;

/// <summary>Takes a file in as the command line does, and holds the clients that came of it against what the mutator knows.</summary>
internal sealed class ImportTortured(BenchServer bench, NpgsqlDataSource owner, TimeProvider time)
{
    // The day on which most people of the real files are of an age to be clients.
    private static readonly DateOnly importDate = new(2022, 12, 18);

    // Every value as text, by the column's name; a vehicle without case, since the first spelling of a brand and a model is kept.
    private const string Clients = """
        SELECT r.line_number, c.gender, c.title, c.given_name, c.surname, c.street_address, c.city, c.state_code, c.zip_code,
               c.country_code, c.email, c.phone, to_char(c.birth_date, 'YYYY-MM-DD'), lower(v.year || ' ' || b.name || ' ' || v.model),
               trim_scale(c.weight_pounds)::text, trim_scale(c.weight_kg)::text,
               c.height_inches / 12 || ''' ' || c.height_inches % 12 || '"', c.height_cm::text,
               trim_scale(c.latitude)::text, trim_scale(c.longitude)::text, d.type, d.last_four
        FROM imports.rows r
        JOIN clients.clients c ON c.id = r.client_id
        JOIN clients.cards d ON d.id = c.card_id
        JOIN clients.vehicles v ON v.id = c.vehicle_id
        JOIN clients.brands b ON b.id = v.brand_id
        WHERE r.import_id = $1 AND r.outcome IN ('created', 'updated', 'unchanged')
        """;

    private const string Counts = """
        SELECT (SELECT count(*) FROM imports.rows WHERE import_id = $1),
               (SELECT count(*) FROM imports.rows r WHERE r.import_id = $1 AND r.outcome IN ('created', 'updated', 'unchanged')
                   AND NOT EXISTS (SELECT FROM clients.clients c WHERE c.id = r.client_id)),
               (SELECT count(*) FROM imports.staged_rows)
        """;

    private static readonly string[] columns =
    [
        "Gender", "Title", "GivenName", "Surname", "StreetAddress", "City", "State", "ZipCode", "Country", "EmailAddress",
        "TelephoneNumber", "Birthday", "Vehicle", "Pounds", "Kilograms", "FeetInches", "Centimeters", "Latitude", "Longitude",
        "CCType", "CCNumber",
    ];

    private readonly TakeInFile takeInFile = bench.Services(time).GetRequiredService<TakeInFile>();

    public async Task<TortureResult> RunAsync(TortureFile file, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await takeInFile.RunAsync(
                ReadTortured.FileOf(file),
                $"torture {file.Number}",
                importDate,
                new FormatChoice(),
                acceptsChanges: false,
                ActorAsync,
                progress: null,
                cancellationToken);
            return outcome switch
            {
                ImportOutcome.TakenIn taken => await CompareAsync(file, taken.Receipt, cancellationToken),
                ImportOutcome.FileRefused refused => TortureResult.OfAnswer(file, $"refused {refused.Refusal.Code}"),
                ImportOutcome.FileDoubtful doubtful => TortureResult.OfAnswer(file, $"asked {doubtful.Doubt.Code}"),
                var other => TortureResult.OfAnswer(file, $"asked {other.GetType().Name}"),
            };
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whatever it is: that is what the torture looks for.
            return TortureResult.OfFault(file, fault);
        }
    }

    private Task<Actor> ActorAsync(CancellationToken cancellationToken) =>
        new IssueCommandLineTicket(bench.Installation.Database).RunAsync("bench", cancellationToken);

    private async Task<TortureResult> CompareAsync(TortureFile file, ImportReceipt receipt, CancellationToken cancellationToken)
    {
        var compared = 0;
        var saysOrderOfDates = false;
        List<string> different = [];
        List<string> otherDays = [];
        if (!await AddsUpAsync(receipt, cancellationToken))
        {
            different.Add("the sums");
        }

        await using var command = owner.CreateCommand(Clients);
        command.Parameters.AddWithValue(receipt.ImportId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var line = reader.GetInt32(0);
            if (file.Untouched.TryGetValue(line, out var row))
            {
                compared++;
                saysOrderOfDates |= row.SaysOrderOfDates;
                foreach (var (index, column) in columns.Index())
                {
                    if ((reader.IsDBNull(index + 1) ? "" : reader.GetString(index + 1)) != Wanted(column, row))
                    {
                        (column == "Birthday" ? otherDays : different).Add($"line {line} {column}");
                    }
                }
            }
        }

        different.AddRange(saysOrderOfDates ? otherDays : []);

        return new TortureResult(file.Number, file.Description, Answer.Read, compared, file.Untouched.Count - compared, different);
    }

    private async Task<bool> AddsUpAsync(ImportReceipt receipt, CancellationToken cancellationToken)
    {
        await using var command = owner.CreateCommand(Counts);
        command.Parameters.AddWithValue(receipt.ImportId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var sum = receipt.Created + receipt.Updated + receipt.Unchanged + receipt.SetAside + receipt.Unreadable;
        return receipt.RowsRead == sum && reader.GetInt64(0) == sum && reader.GetInt64(1) == 0 && reader.GetInt64(2) == 0;
    }

    /// <summary>The original's text as the database says it.</summary>
    private static string Wanted(string column, UntouchedRow row)
    {
        var text = row.Texts.GetValueOrDefault(column, "").Trim();
        return column switch
        {
            "Birthday" => row.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "Vehicle" => text.ToLowerInvariant(),
            "State" when text.Length == 0 => row.Texts.GetValueOrDefault("StateFull", "").Trim(),
            "CCNumber" => text[^4..],
            "Pounds" or "Kilograms" or "Latitude" or "Longitude" when text.Length > 0 =>
                decimal.Parse(text, CultureInfo.InvariantCulture).ToString("0.######", CultureInfo.InvariantCulture),
            _ => text,
        };
    }
}
