using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>
/// Which imports to list, and from which place on. The default is the first page of all imports, the latest received first.
/// </summary>
/// <param name="PartnerId">null for all partners.</param>
/// <param name="ReceivedIn">The month in which the file was received, in Kot-Line's time zone; null for all. The import date isn't used,
/// because a manager may set it to an earlier date than the one on which the partner sent the file.</param>
/// <param name="State">null for all.</param>
/// <param name="After">The last import of the page before; null for the first page.</param>
/// <param name="Before">The first import of the following page, when going back; otherwise null.</param>
public sealed record ImportListQuery(
    long? PartnerId = null,
    Month? ReceivedIn = null,
    ImportListState? State = null,
    ImportSort Sort = ImportSort.Received,
    bool IsAscending = false,
    long? After = null,
    long? Before = null);

/// <summary>The states that the list distinguishes. Only the import's own page shows whether rows are being read or applied.</summary>
public enum ImportListState
{
    Running,
    Held,
    Done,
    Failed,

    /// <summary>Done, and some of its set-aside rows wait for a decision.</summary>
    ToTreat,
}

public enum ImportSort
{
    Received,
    ImportDate,
    Partner,
    RowsRead,
    SetAside,
}
