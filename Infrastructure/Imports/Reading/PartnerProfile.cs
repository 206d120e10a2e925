using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>What is remembered of a partner's files.</summary>
/// <param name="Delimiter">Tried before the others; null when none is remembered.</param>
/// <param name="DateOrder">Used when a file's dates fit several orders.</param>
/// <param name="Columns">Every column's name in file order, for files without a header.</param>
/// <param name="Names">The meanings of the partner's own column names, as a manager explained them.</param>
public sealed record PartnerProfile(
    char? Delimiter, DateOrder? DateOrder, IReadOnlyList<string>? Columns, IReadOnlyDictionary<string, WantedColumn>? Names = null);
