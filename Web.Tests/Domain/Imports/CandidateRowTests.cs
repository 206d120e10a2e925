using System.Globalization;
using Kotline.Domain.Clients;
using Kotline.Domain.Imports;

namespace Kotline.Web.Tests.Domain.Imports;

public class CandidateRowTests
{
    [Fact]
    public void A_row_is_read_as_typed_values()
    {
        var row = Sample.Row();
        row.Gender.ShouldBe(Gender.Female);
        row.Title.ShouldBe("Mrs.");
        row.GivenName.ShouldBe("Amélie");
        row.Surname.ShouldBe("Essai");
        row.StreetAddress.ShouldBe("1 rue des Essais");
        row.City.ShouldBe("PARIS");
        row.StateCode.ShouldBe("IL");
        row.StateName.ShouldBe("Île-de-France");
        row.ZipCode.ShouldBe("75001");
        row.Country.ShouldBe("FR");
        row.EmailAddress.ShouldBe("amelie.essai@example.fr");
        row.TelephoneNumber.ShouldBe("01.99.00.00.01");
        row.BirthDate.ShouldBe(new DateOnly(1980, 8, 30));
        row.CardType.ShouldBe("Visa");
        row.CardNumber.ShouldBe("4000001000000018");
        row.Cvv2.ShouldBe("101");
        row.CardExpiry.ShouldBe(new CardExpiry(2030, 12));
        row.Vehicle.ShouldBe(new VehicleName(2004, "Mercedes-Benz", "C"));
        row.Pounds.ShouldBe(154.3m);
        row.Kilograms.ShouldBe(70.0m);
        row.HeightInches.ShouldBe(67);
        row.HeightCm.ShouldBe(170);
        row.Latitude.ShouldBe(48.850001m);
        row.Longitude.ShouldBe(2.350001m);
        row.Blank.IsEmpty.ShouldBeTrue();
        row.Malformed.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Rows_of_equal_cells_are_equal_whatever_surrounds_them()
    {
        Sample.Row((WantedColumn.City, " PARIS\t"), (WantedColumn.Birthday, "08/30/1980")).ShouldBe(Sample.Row());
        Sample.Row((WantedColumn.TelephoneNumber, "01.99.00.00.02")).ShouldNotBe(Sample.Row());
    }

    [Theory]
    [InlineData("1 rue A\r\nBât. B", "1 rue A, Bât. B")]
    [InlineData("1 rue A\nBât. B\rPorte 3", "1 rue A, Bât. B, Porte 3")]
    [InlineData("1 rue A,\n\n \t\r\n Bât. B", "1 rue A, Bât. B")]
    [InlineData("\r\n1 rue A\n", "1 rue A")]
    public void The_lines_of_a_street_are_kept_on_one(string street, string kept)
    {
        var row = Sample.Row((WantedColumn.StreetAddress, street));
        row.StreetAddress.ShouldBe(kept);
        row.Malformed.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData("BY", "Bayern", "BY")]
    [InlineData("", "Bayern", "Bayern")]
    [InlineData("Freistaat Bayern", "", "Freistaat Bayern")]
    [InlineData("", "", "")]
    [InlineData("B\u200BY", "Bayern", "")]
    public void A_states_name_stands_for_the_code_where_there_is_none(string code, string name, string kept) =>
        Sample.Row((WantedColumn.State, code), (WantedColumn.StateFull, name)).StateCode.ShouldBe(kept);

    [Fact]
    public void A_row_names_no_person_and_no_card_in_its_text()
    {
        var text = Sample.Row((WantedColumn.City, ""), (WantedColumn.Country, "??")).ToString();
        text.ShouldBe("row (blank: City; malformed: Country)");
    }

    [Fact]
    public void Reading_and_judging_do_not_depend_on_the_machines_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            // The Turkish i and the decimal comma are what break a reader that follows the machine.
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            var row = Sample.Row((WantedColumn.Gender, "FEMALE"), (WantedColumn.Country, "fi"), (WantedColumn.Birthday, "1/2/2010"));
            row.Country.ShouldBe("FI");
            row.Pounds.ShouldBe(154.3m);
            Sample.Codes(row).ShouldBe(["age:Birthday"]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
