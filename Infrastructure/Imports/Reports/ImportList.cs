using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reports;

/// <summary>A page of the list of imports, and what the list can be filtered by.</summary>
/// <param name="Count">All imports that the filters let through, on whatever page.</param>
/// <param name="Partners">All that are known, by name.</param>
/// <param name="Months">Those in which a file was received, the latest first.</param>
/// <param name="ThisMonth">In Kot-Line's time zone.</param>
/// <param name="Missing">Partners that have sent nothing this month, by name.</param>
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
