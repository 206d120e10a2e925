using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>What is remembered of how a partner writes its files.</summary>
/// <param name="Delimiter">Tried before the others; null when none is remembered.</param>
/// <param name="DateOrder">Used where the dates of a file don't settle their order themselves.</param>
/// <param name="Columns">Every column's name in file order, for files without a header.</param>
/// <param name="Names">What a manager said that the partner's own names of columns mean.</param>
public sealed record PartnerProfile(
    char? Delimiter, DateOrder? DateOrder, IReadOnlyList<string>? Columns, IReadOnlyDictionary<string, WantedColumn>? Names = null);
