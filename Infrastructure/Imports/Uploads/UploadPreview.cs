using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>What a person sees of a waiting upload, before anything is written.</summary>
/// <param name="SameBytes">The import of the same bytes from the same partner; null when there is none.</param>
public abstract record UploadPreview(PendingUpload Upload, KnownImport? SameBytes)
{
    /// <summary>The upload can be confirmed.</summary>
    /// <param name="IgnoredColumns">How many of its columns are unwanted and will not be stored.</param>
    public sealed record Readable(PendingUpload Upload, KnownImport? SameBytes, FileFormat File, FirstRows First, int IgnoredColumns)
        : UploadPreview(Upload, SameBytes);

    /// <summary>Asks in which encoding the words make sense.</summary>
    /// <param name="Words">Words that differ between encodings, as read in each candidate, in the doubt's order; none if they
    /// can't be found.</param>
    public sealed record AsksEncoding(
        PendingUpload Upload, KnownImport? SameBytes, FileDoubt.Encoding Doubt, IReadOnlyList<IReadOnlyList<string>> Words)
        : UploadPreview(Upload, SameBytes);

    /// <summary>Asks which column is which.</summary>
    /// <param name="Doubt">Null when nothing is doubtful but the sender wants to name the columns.</param>
    /// <param name="HasHeader">Whether <paramref name="Columns"/> have the names of a header.</param>
    public sealed record AsksColumns(
        PendingUpload Upload, KnownImport? SameBytes, FileDoubt? Doubt, char Delimiter, bool HasHeader, IReadOnlyList<ColumnSample> Columns)
        : UploadPreview(Upload, SameBytes);

    /// <summary>Asks which order the dates have.</summary>
    public sealed record AsksDates(PendingUpload Upload, KnownImport? SameBytes, FileDoubt.Dates Doubt) : UploadPreview(Upload, SameBytes);
}

/// <summary>A column of a file whose columns aren't known yet.</summary>
/// <param name="Name">Its name in the header; "" without one.</param>
/// <param name="Guess">What it is taken for, or null.</param>
/// <param name="Values">Its first values. If they aren't words, only their shape is shown.</param>
public sealed record ColumnSample(string Name, WantedColumn? Guess, IReadOnlyList<string> Values);
