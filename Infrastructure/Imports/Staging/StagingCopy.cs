using Kotline.Domain.Clients;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Npgsql;
using NpgsqlTypes;

namespace Kotline.Infrastructure.Imports.Staging;

/// <summary>The columns of imports.staged_rows, in the order in which a binary COPY sends them.</summary>
internal sealed class StagingCopy : IAsyncDisposable
{
    // One array for each of the methods below, which write them in this order.
    private static readonly string[] judged = ["failures", "remarks", "cells", "row_digest"];
    private static readonly string[] values =
    [
        "gender", "title", "given_name", "surname", "birth_date", "email", "phone", "street_address", "city", "state_code", "state_name",
        "zip_code", "country_code", "height_cm", "height_inches", "weight_pounds", "weight_kg", "latitude", "longitude",
        "vehicle_year", "vehicle_brand", "vehicle_model",
    ];
    private static readonly string[] card = ["card_type", "card_last_four", "card_fingerprint", "card_digest", "card_ciphertext"];

    private static readonly TimeSpan copyTimeout = TimeSpan.FromHours(6);
    private readonly NpgsqlBinaryImporter importer;
    private readonly long importId;

    private StagingCopy(NpgsqlBinaryImporter importer, long importId)
    {
        this.importer = importer;
        this.importId = importId;
    }

    public static async Task<StagingCopy> BeginAsync(NpgsqlConnection connection, long importId, CancellationToken cancellationToken)
    {
        string[] columns = ["import_id", "line_number", "unreadable_reason", "field_count", .. judged, .. values, .. card];
        var copy = $"COPY imports.staged_rows ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)";
        var importer = await connection.BeginBinaryImportAsync(copy, cancellationToken);

        // A COPY takes as long as reading its file. (Zero wouldn't mean no limit here, unlike in a command's timeout.)
        importer.Timeout = copyTimeout;
        return new StagingCopy(importer, importId);
    }

    /// <summary>Buffers a row, and sends the buffer when it is full. Must be called on a thread that may block.</summary>
    public void Write(long lineNumber, StagedRow? staged, UnreadableReason? unreadable, int? fieldCount)
    {
        importer.StartRow();
        importer.Write(importId, NpgsqlDbType.Bigint);
        importer.Write(checked((int)lineNumber), NpgsqlDbType.Integer);
        if (staged is null)
        {
            WriteText(unreadable?.Code());
            WriteValue(fieldCount, NpgsqlDbType.Integer);
            WriteNulls(judged.Length + values.Length + card.Length);
            return;
        }

        WriteNulls(2);
        WriteJudged(staged);
        WriteValues(staged.Row);
        WriteCard(staged.Card);
    }

    public async Task CompleteAsync(CancellationToken cancellationToken) => await importer.CompleteAsync(cancellationToken);

    public ValueTask DisposeAsync() => importer.DisposeAsync();

    private void WriteJudged(StagedRow staged)
    {
        importer.Write(staged.Failures, NpgsqlDbType.Array | NpgsqlDbType.Text);
        importer.Write(staged.Remarks, NpgsqlDbType.Array | NpgsqlDbType.Text);
        WriteText(staged.Cells, NpgsqlDbType.Jsonb);
        importer.Write(staged.RowDigest, NpgsqlDbType.Bytea);
    }

    private void WriteValues(CandidateRow row)
    {
        WriteText(row.Gender switch { Gender.Female => "female", Gender.Male => "male", _ => null });
        WriteText(row.Title);
        WriteText(row.GivenName);
        WriteText(row.Surname);
        WriteValue(row.BirthDate, NpgsqlDbType.Date);
        WriteText(row.EmailAddress);
        WriteText(row.TelephoneNumber);
        WriteText(row.StreetAddress);
        WriteText(row.City);
        WriteText(row.StateCode);
        WriteText(row.StateName);
        WriteText(row.ZipCode);
        WriteText(row.Country);
        WriteValue((short?)row.HeightCm, NpgsqlDbType.Smallint);
        WriteValue((short?)row.HeightInches, NpgsqlDbType.Smallint);
        WriteValue(row.Pounds, NpgsqlDbType.Numeric);
        WriteValue(row.Kilograms, NpgsqlDbType.Numeric);
        WriteValue(row.Latitude, NpgsqlDbType.Numeric);
        WriteValue(row.Longitude, NpgsqlDbType.Numeric);
        WriteValue((short?)row.Vehicle?.Year, NpgsqlDbType.Smallint);
        WriteText(row.Vehicle?.Brand);
        WriteText(row.Vehicle?.Model);
    }

    private void WriteCard(StagedCard? sealedCard)
    {
        if (sealedCard is null)
        {
            WriteNulls(card.Length);
            return;
        }

        WriteText(sealedCard.Type);
        WriteText(sealedCard.LastFour);
        WriteBytes(sealedCard.Fingerprint);
        WriteBytes(sealedCard.Digest);
        WriteBytes(sealedCard.Ciphertext);
    }

    private void WriteText(string? text, NpgsqlDbType type = NpgsqlDbType.Text)
    {
        if (text is null)
        {
            importer.WriteNull();
        }
        else
        {
            importer.Write(text, type);
        }
    }

    private void WriteValue<T>(T? value, NpgsqlDbType type)
        where T : struct
    {
        if (value is { } present)
        {
            importer.Write(present, type);
        }
        else
        {
            importer.WriteNull();
        }
    }

    private void WriteBytes(byte[]? bytes)
    {
        if (bytes is null)
        {
            importer.WriteNull();
        }
        else
        {
            importer.Write(bytes, NpgsqlDbType.Bytea);
        }
    }

    private void WriteNulls(int count)
    {
        for (var i = 0; i < count; i++)
        {
            importer.WriteNull();
        }
    }
}
