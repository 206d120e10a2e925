using Kotline.Domain.Imports;

namespace Kotline.Web.Tests.Domain.Imports;

/// <summary>A row that nothing is wrong with on the import date, and the same with some cells changed.</summary>
internal static class Sample
{
    public static DateOnly ImportDate { get; } = new(2026, 1, 1);

    public static SelectionRules Rules { get; } = new(SelectionPolicy.Default, ImportDate);

    public static CandidateRow Row(params (WantedColumn Column, string Text)[] changes) =>
        CandidateRow.Read(Cells(changes), DateOrder.MonthDayYear);

    public static CandidateRow Born(DateOnly date) => Row((WantedColumn.Birthday, $"{date.Month}/{date.Day}/{date.Year:0000}"));

    public static string[] Codes(CandidateRow row, SelectionRules? rules = null) =>
        [.. (rules ?? Rules).Check(row).Select(failure => failure.Code)];

    public static PartnerCells Cells(params (WantedColumn Column, string Text)[] changes)
    {
        var cells = new PartnerCells
        {
            [WantedColumn.Gender] = "female",
            [WantedColumn.Title] = "Mrs.",
            [WantedColumn.GivenName] = "Amélie",
            [WantedColumn.Surname] = "Essai",
            [WantedColumn.StreetAddress] = "1 rue des Essais",
            [WantedColumn.City] = "PARIS",
            [WantedColumn.State] = "IL",
            [WantedColumn.StateFull] = "Île-de-France",
            [WantedColumn.ZipCode] = "75001",
            [WantedColumn.Country] = "FR",
            [WantedColumn.EmailAddress] = "amelie.essai@example.fr",
            [WantedColumn.TelephoneNumber] = "01.99.00.00.01",
            [WantedColumn.Birthday] = "8/30/1980",
            [WantedColumn.CCType] = "Visa",
            [WantedColumn.CCNumber] = "4000001000000018",
            [WantedColumn.CVV2] = "101",
            [WantedColumn.CCExpires] = "12/2030",
            [WantedColumn.Vehicle] = "2004 Mercedes-Benz C",
            [WantedColumn.Pounds] = "154.3",
            [WantedColumn.Kilograms] = "70.0",
            [WantedColumn.FeetInches] = "5' 7\"",
            [WantedColumn.Centimeters] = "170",
            [WantedColumn.Latitude] = "48.850001",
            [WantedColumn.Longitude] = "2.350001",
        };
        foreach ((var column, var text) in changes)
        {
            cells[column] = text;
        }

        return cells;
    }
}
