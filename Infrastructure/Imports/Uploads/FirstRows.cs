using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>A file's first rows that can be read: the wanted columns that it has, in its order, without the card's.</summary>
public sealed record FirstRows(IReadOnlyList<WantedColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
