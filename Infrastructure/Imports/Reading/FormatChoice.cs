using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>What a person says about a file against what was detected. Null leaves a matter to detection.</summary>
/// <param name="Delimiter">One of <see cref="Delimiters.All"/>.</param>
/// <param name="HasHeader">Whether a record names the columns: one that is recognised as such, else the first.</param>
/// <param name="DateOrder">Refused where no date speaks for it and some speak for another.</param>
/// <param name="Encoding">One of <see cref="SourceEncodings.Choices"/>. A byte order mark is believed all the same.</param>
/// <param name="Columns">Where wanted columns stand; those that aren't named are found as if nothing had been said.</param>
public sealed record FormatChoice(
    char? Delimiter = null,
    bool? HasHeader = null,
    DateOrder? DateOrder = null,
    SourceEncoding? Encoding = null,
    IReadOnlyDictionary<WantedColumn, ColumnPlace>? Columns = null);
