using Kotline.Domain.Clients;
using Kotline.Domain.Imports;

namespace Kotline.Web.Tests.Domain.Imports;

public class VehicleNameTests
{
    [Theory]
    [InlineData("2004 Mercedes-Benz C", 2004, "Mercedes-Benz", "C")]
    [InlineData("2012 Peugeot 107", 2012, "Peugeot", "107")]
    [InlineData("2004 Ferrari 575M Maranello", 2004, "Ferrari", "575M Maranello")]
    [InlineData("2011 Alfa Romeo 8C Competizione", 2011, "Alfa Romeo", "8C Competizione")]
    [InlineData("2010 ASTON martin V8 Vantage", 2010, "ASTON martin", "V8 Vantage")]
    [InlineData("2009 Land Rover Range Rover Sport", 2009, "Land Rover", "Range Rover Sport")]
    [InlineData("2002 De Tomaso Guara", 2002, "De Tomaso", "Guara")]
    [InlineData("2000 Rover 45", 2000, "Rover", "45")]
    [InlineData("2005 Land Roverson", 2005, "Land", "Roverson")]
    [InlineData("2004  Kia   Pro ceed", 2004, "Kia", "Pro ceed")]
    [InlineData("2004\u00A0Alfa\u00A0Romeo\u202F 8C\u3000Spider", 2004, "Alfa Romeo", "8C Spider")]
    [InlineData("2004 Škoda 🚗", 2004, "Škoda", "🚗")]
    [InlineData("1886 Benz Patent-Motorwagen", 1886, "Benz", "Patent-Motorwagen")]
    public void A_vehicle_is_a_year_a_brand_and_a_model(string text, int year, string brand, string model) =>
        VehicleName.Parse(text).ShouldBe(new VehicleName(year, brand, model));

    [Theory]
    [InlineData("Mercedes-Benz C")]
    [InlineData("2004 Mercedes-Benz")]
    [InlineData("2004 Alfa Romeo")]
    [InlineData("2004")]
    [InlineData("04 Fiat 500")]
    [InlineData("20041 Fiat 500")]
    [InlineData("02004 Fiat 500")]
    [InlineData("1885 Benz Velo")]
    [InlineData("2100 Fiat 500")]
    [InlineData("Fiat 2004 500")]
    [InlineData("2004 Mercedes-Benz \u001b[31mC")]
    [InlineData("2004 Merce\ndes C")]
    [InlineData("2004 Merce\tdes C")]
    [InlineData("2004 Mercedes\u200B C")]
    [InlineData("2004 Mercedes \u202EC")]
    [InlineData("")]
    public void Without_year_brand_or_model_it_is_malformed(string text)
    {
        VehicleName.Parse(text).ShouldBeNull();
        if (text.Length > 0)
        {
            Sample.Codes(Sample.Row((WantedColumn.Vehicle, text))).ShouldBe(["malformed:Vehicle"]);
        }
    }
}
