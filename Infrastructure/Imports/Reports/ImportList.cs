using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>A page of the list of imports, and what the list can be filtered by.</summary>
/// <param name="Count">The number of imports that the filters find, on all pages.</param>
/// <param name="Partners">All known partners, by name.</param>
/// <param name="Months">The months in which a file was received, the latest first.</param>
/// <param name="ThisMonth">The current month in Kot-Line's time zone.</param>
/// <param name="Missing">The partners that have sent nothing this month, by name.</param>
public sealed record ImportList(
    IReadOnlyList<ImportListItem> Imports,
    long Count,
    bool HasPrevious,
    bool HasNext,
    IReadOnlyList<PartnerName> Partners,
    IReadOnlyList<Month> Months,
    Month ThisMonth,
    IReadOnlyList<PartnerName> Missing);

public sealed record PartnerName(long Id, string Name);
