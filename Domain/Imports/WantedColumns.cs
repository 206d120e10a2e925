namespace Kotline.Domain.Imports;

/// <summary>Which of the wanted columns a file must have.</summary>
public static class WantedColumns
{
    /// <summary>All but the state's full name, which is kept if a file has it.</summary>
    public static IReadOnlyList<WantedColumn> Required { get; } =
        [.. Enum.GetValues<WantedColumn>().Where(column => column != WantedColumn.StateFull)];
}
