using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>A person's choices about a file, which override detection. Null leaves the matter to detection.</summary>
/// <param name="Delimiter">One of <see cref="Delimiters.All"/>.</param>
/// <param name="HasHeader">Whether a record names the columns: the recognised one, or else the first.</param>
/// <param name="DateOrder">Refused if no date fits only this order and some fit only another.</param>
/// <param name="Encoding">One of <see cref="SourceEncodings.Choices"/>. A byte order mark overrides it.</param>
/// <param name="Columns">Where wanted columns are. Columns that aren't named here are detected.</param>
public sealed record FormatChoice(
    char? Delimiter = null,
    bool? HasHeader = null,
    DateOrder? DateOrder = null,
    SourceEncoding? Encoding = null,
    IReadOnlyDictionary<WantedColumn, ColumnPlace>? Columns = null);
