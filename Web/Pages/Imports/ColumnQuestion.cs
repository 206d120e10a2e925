using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Uploads;

namespace Kotline.Web.Pages.Imports;

/// <summary>The question which column holds what: why it is asked, and what the answer means.</summary>
public static class ColumnQuestion
{
    public static string Why(FileDoubt? doubt, FileQuestionsText text) => doubt switch
    {
        null => text["Doubt_none"],
        FileDoubt.MissingColumns missing => text["Doubt_" + doubt.Code, Names(missing.Columns, text)],
        FileDoubt.RepeatedColumns repeated => text["Doubt_" + doubt.Code, Names(repeated.Columns, text)],
        FileDoubt.SwappedColumns swapped => text["Doubt_" + doubt.Code, text["Column_" + swapped.First], text["Column_" + swapped.Second]],
        _ => text["Doubt_" + doubt.Code],
    };

    /// <summary>Reads from a form's fields where the wanted columns are.</summary>
    /// <param name="fields">For each column of the file, in its order, what it is; null for a column that isn't kept.</param>
    /// <param name="problem">What is wrong with the answer; null if it is fine.</param>
    /// <returns>Null when the form has no such fields, or the answer is wrong.</returns>
    public static IReadOnlyDictionary<WantedColumn, ColumnPlace>? Answer(
        IReadOnlyList<string?> fields, FileQuestionsText text, out string? problem)
    {
        problem = null;
        if (fields.Count == 0)
        {
            return null;
        }

        var said = fields
            .Select((field, index) => (Column: ColumnOf(field), index))
            .Where(place => place.Column is not null)
            .ToLookup(place => place.Column!.Value, place => place.index);
        if (said.Where(places => places.Count() > 1).Select(places => places.Key).ToList() is { Count: > 0 } twice)
        {
            problem = text["ColumnTwice", Names(twice, text)];
        }
        else if (WantedColumns.Required.Where(column => !said.Contains(column)).ToList() is { Count: > 0 } missing)
        {
            problem = text["ColumnsStillMissing", Names(missing, text)];
        }

        return problem is null
            ? said.ToDictionary(places => places.Key, ColumnPlace (places) => new ColumnPlace.At(places.Single()))
            : null;
    }

    /// <summary>
    /// The question filled in with the answer so far, so that nobody has to name dozens of columns again because one is missing.
    /// </summary>
    public static UploadPreview.AsksColumns WithAnswer(UploadPreview.AsksColumns asked, IReadOnlyList<string?> fields) =>
        fields.Count == asked.Columns.Count
            ? asked with { Columns = [.. asked.Columns.Select((column, index) => column with { Guess = ColumnOf(fields[index]) })] }
            : asked;

    /// <summary>Whether a column is unknown, so that it may be one of the missing ones.</summary>
    public static bool IsUnknown(UploadPreview.AsksColumns asked, ColumnSample column) =>
        asked.Doubt is FileDoubt.MissingColumns && column.Guess is null && column.Values.Count > 0;

    private static WantedColumn? ColumnOf(string? field) =>
        Enum.TryParse<WantedColumn>(field, out var column) && Enum.IsDefined(column) ? column : null;

    private static string Names(IEnumerable<WantedColumn> columns, FileQuestionsText text) =>
        string.Join(", ", columns.Select(column => text["Column_" + column].Value));
}
