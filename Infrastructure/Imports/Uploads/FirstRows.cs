using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>A file's first rows that can be read: the wanted columns that it has, in its order, without the card's.</summary>
/// <param name="Columns">As the file names them, and what each is taken for.</param>
/// <param name="BirthDate">The first birth date that can be read: as it is written, and as which day it is read.</param>
public sealed record FirstRows(
    IReadOnlyList<(string Name, WantedColumn Column)> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    (string Written, DateOnly Read)? BirthDate);
