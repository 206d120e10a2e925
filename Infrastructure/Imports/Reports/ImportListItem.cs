namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>One line of the list of imports. Its figures are null until the import is done.</summary>
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
    int? Unreadable);
