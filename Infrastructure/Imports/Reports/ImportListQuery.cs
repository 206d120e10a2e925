using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>Which imports are asked for, and from where on. The default is the first page of all, the latest received first.</summary>
/// <param name="PartnerId">null for all partners.</param>
/// <param name="ReceivedIn">The month in which the file was received, in Kot-Line's time zone; null for all. A manager may set an
/// import's own date back, so that date says nothing of when the partner sent the file.</param>
/// <param name="State">null for all.</param>
/// <param name="After">The last import of the page before; null for the first page.</param>
/// <param name="Before">The first import of the page after; null unless one goes back.</param>
public sealed record ImportListQuery(
    long? PartnerId = null,
    Month? ReceivedIn = null,
    ImportListState? State = null,
    ImportSort Sort = ImportSort.Received,
    bool IsAscending = false,
    long? After = null,
    long? Before = null);

/// <summary>The states that a list tells apart: whether rows are coming in or are being applied is the import's own page's
/// business.</summary>
public enum ImportListState
{
    Running,
    Held,
    Done,
    Failed,
}

public enum ImportSort
{
    Received,
    ImportDate,
    Partner,
    RowsRead,
    SetAside,
}
