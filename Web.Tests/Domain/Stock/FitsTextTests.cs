using Kotline.Domain.Stock;
using Kotline.Domain.Stock.ProductFiles;

namespace Kotline.Web.Tests.Domain.Stock;

public sealed class FitsTextTests
{
    [Fact]
    public void Brands_and_models_of_several_words_and_models_that_are_numbers_are_told_apart_by_the_bar() => FitsText.Parse(
        "Land Rover|Range Rover Sport|2005-2013; Alfa Romeo; Fiat|500; Saab||2010-").ShouldBe(
        [new("Land Rover", "Range Rover Sport", 2005, 2013), new("Alfa Romeo"), new("Fiat", "500"), new("Saab", null, 2010)]);

    [Theory]
    [InlineData("Fiat|Panda|2010-2015", 2010, 2015)]
    [InlineData("Fiat|Panda|2010 – 2015", 2010, 2015)]
    [InlineData("Fiat|Panda|2010-", 2010, null)]
    [InlineData("Fiat|Panda|-2015", null, 2015)]
    [InlineData("Fiat|Panda|2012", 2012, 2012)]
    [InlineData("Fiat|Panda|", null, null)]
    [InlineData(" Fiat | Panda ", null, null)]
    public void Years_are_from_to_or_one(string text, int? from, int? to) =>
        FitsText.Parse(text).ShouldBe([new FittingVehicle("Fiat", "Panda", from, to)]);

    [Fact]
    public void Vehicles_are_parted_by_semicolons_or_line_ends_and_none_comes_twice() =>
        FitsText.Parse("Mini|One;\nMINI|one\r\nMini|Cooper;").ShouldBe([new("Mini", "One"), new("Mini", "Cooper")]);

    [Fact]
    public void A_hyphen_alone_is_no_vehicle_in_particular() => FitsText.Parse(" - ").ShouldNotBeNull().ShouldBeEmpty();

    [Theory]
    [InlineData("|Panda|2010")]
    [InlineData("Fiat|Panda|٢٠١٠")]
    [InlineData("Fiat|Panda|2010|x")]
    [InlineData("Fiat|Panda|10-15")]
    [InlineData("Fiat|Panda|-")]
    [InlineData("Fiat|Panda|2010-2015-2016")]
    [InlineData("Fiat|Pan\u0007da")]
    public void What_is_not_in_the_notation_is_none(string text) => FitsText.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("Fiat|Panda|2010-2015; Alfa Romeo; Renault|Clio|-2012; Saab||2010-; Fiat|500|2012; Mini|One")]
    [InlineData(FitsText.Example)]
    [InlineData("-")]
    public void What_is_written_is_read_again(string text) => FitsText.Of(FitsText.Parse(text)!).ShouldBe(text);

    [Fact]
    public void Order_and_case_make_no_difference()
    {
        FitsText.AreSame([new("Fiat", "Panda"), new("Mini")], [new("MINI"), new("fiat", "panda")]).ShouldBeTrue();
        FitsText.AreSame([new("Fiat", "Panda")], [new("Fiat", "Panda", 2010)]).ShouldBeFalse();
    }
}
