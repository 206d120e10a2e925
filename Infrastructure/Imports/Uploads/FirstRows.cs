using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>A file's first readable rows, with the wanted columns that it has, in the file's order, except the card's.</summary>
/// <param name="Columns">The columns' names in the file, and what each is taken for.</param>
/// <param name="BirthDate">The first readable birth date, as it is written and as the day that it is read as.</param>
public sealed record FirstRows(
    IReadOnlyList<(string Name, WantedColumn Column)> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    (string Written, DateOnly Read)? BirthDate);
