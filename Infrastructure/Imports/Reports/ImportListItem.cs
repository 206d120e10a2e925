namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>One line of the list of imports. Its figures are null until the import is done.</summary>
/// <param name="Failure">The code of what made it fail; null unless it failed.</param>
public sealed record ImportListItem(
    long Id,
    string Partner,
    string FileName,
    DateOnly ImportDate,
    DateTimeOffset ReceivedAt,
    string State,
    int? RowsRead,
    int? Created,
    int? Updated,
    int? Unchanged,
    int? SetAside,
    int? Unreadable,
    string? Failure);
