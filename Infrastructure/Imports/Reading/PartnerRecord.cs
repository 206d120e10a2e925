using System.Diagnostics.CodeAnalysis;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>One record of a partner's file: its cells, or why it can't be read.</summary>
/// <param name="LineNumber">The physical line on which it starts, from 1. The header, blank lines and quoted line ends are counted.</param>
/// <param name="Cells">The wanted cells, in a new instance for each record; null when it can't be read.</param>
/// <param name="Unreadable">Why it can't be read; null when it can.</param>
/// <param name="FieldCount">The number of its fields; null if a broken quote or its length leaves that open.</param>
public readonly record struct PartnerRecord(long LineNumber, PartnerCells? Cells, UnreadableReason? Unreadable, int? FieldCount)
{
    [MemberNotNullWhen(true, nameof(Cells))]
    [MemberNotNullWhen(false, nameof(Unreadable))]
    public bool IsReadable => Cells is not null;
}
