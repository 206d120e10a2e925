using Kotline.Domain.Imports;

namespace Kotline.Web.Tests.Domain.Imports;

public class CompletenessRulesTests
{
    private static readonly WantedColumn[] mayBeBlank =
    [
        WantedColumn.Title, WantedColumn.State, WantedColumn.StateFull, WantedColumn.CVV2,
        WantedColumn.Pounds, WantedColumn.Kilograms, WantedColumn.Latitude, WantedColumn.Longitude,
    ];

    public static TheoryData<WantedColumn> Columns => [.. Enum.GetValues<WantedColumn>()];

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_blank_cell_is_missing_unless_it_may_be_blank(WantedColumn column) =>
        Sample.Codes(Sample.Row((column, "  "))).ShouldBe(mayBeBlank.Contains(column) ? [] : [$"missing:{column}"]);

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_control_character_is_malformed_in_any_cell(WantedColumn column) =>
        Sample.Codes(Sample.Row((column, $"1{'\0'}2"))).ShouldBe([$"malformed:{column}"]);

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_text_over_its_columns_bound_is_malformed(WantedColumn column) =>
        Sample.Codes(Sample.Row((column, new string('1', 300)))).ShouldBe([$"malformed:{column}"]);

    [Fact]
    public void All_optional_cells_can_be_blank_at_once() =>
        Sample.Codes(Sample.Row([.. mayBeBlank.Select(column => (column, ""))])).ShouldBeEmpty();

    [Fact]
    public void An_empty_row_misses_every_required_column_and_is_otherwise_not_judged()
    {
        var row = CandidateRow.Read(new PartnerCells(), DateOrder.MonthDayYear);
        Sample.Codes(row).ShouldBe(
            Enum.GetValues<WantedColumn>().Except(mayBeBlank).Select(column => $"missing:{column}"));
        Remarks.Of(row, Sample.ImportDate).ShouldBeEmpty();
    }
}
