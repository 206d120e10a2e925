using FsCheck;
using FsCheck.Fluent;
using Kotline.Domain.Clients;

namespace Kotline.Web.Tests.Domain.Clients;

public class ClothingSizingTests
{
    [Theory]
    [InlineData(Gender.Male, 176, 78, ClothingSize.M)]
    [InlineData(Gender.Male, 176, 82, ClothingSize.L)]
    [InlineData(Gender.Male, 190, 60, ClothingSize.XS)]
    [InlineData(Gender.Male, 170, 150, ClothingSize.XXXL)]
    [InlineData(Gender.Female, 163, 62, ClothingSize.M)]
    [InlineData(Gender.Female, 163, 52, ClothingSize.S)]
    [InlineData(Gender.Female, 175, 50, ClothingSize.XS)]
    [InlineData(Gender.Female, 160, 90, ClothingSize.XL)]
    public void People_of_ordinary_build_get_the_size_one_expects(Gender gender, int heightCm, int weightKg, ClothingSize size) =>
        ClothingSizing.Of(gender, heightCm, weightKg).ShouldBe(size);

    // At 225 cm a man's girth² is 100 × kg, so the limits can be met to the gram.
    [Theory]
    [InlineData(86, ClothingSize.XS, ClothingSize.S)]
    [InlineData(94, ClothingSize.S, ClothingSize.M)]
    [InlineData(102, ClothingSize.M, ClothingSize.L)]
    [InlineData(110, ClothingSize.L, ClothingSize.XL)]
    [InlineData(118, ClothingSize.XL, ClothingSize.XXL)]
    [InlineData(129, ClothingSize.XXL, ClothingSize.XXXL)]
    public void A_size_begins_at_its_lower_limit(int girthCm, ClothingSize smaller, ClothingSize size)
    {
        var weightKg = girthCm * girthCm / 100m;
        ClothingSizing.Of(Gender.Male, 225, weightKg).ShouldBe(size);
        ClothingSizing.Of(Gender.Male, 225, weightKg - 0.001m).ShouldBe(smaller);
    }

    // No woman is 216 m tall, but at 147² cm her girth² is just her kilograms, so the limits can be met to the gram here too.
    [Theory]
    [InlineData(82, ClothingSize.XS, ClothingSize.S)]
    [InlineData(90, ClothingSize.S, ClothingSize.M)]
    [InlineData(98, ClothingSize.M, ClothingSize.L)]
    [InlineData(107, ClothingSize.L, ClothingSize.XL)]
    [InlineData(119, ClothingSize.XL, ClothingSize.XXL)]
    [InlineData(131, ClothingSize.XXL, ClothingSize.XXXL)]
    public void Womens_sizes_begin_at_limits_of_their_own(int girthCm, ClothingSize smaller, ClothingSize size)
    {
        var weightKg = girthCm * girthCm;
        ClothingSizing.Of(Gender.Female, 21_609, weightKg).ShouldBe(size);
        ClothingSizing.Of(Gender.Female, 21_609, weightKg - 0.001m).ShouldBe(smaller);
    }

    [Fact]
    public void Whoever_weighs_more_never_has_a_smaller_size_and_whoever_is_taller_never_a_larger_one() =>
        Prop.ForAll(Bodies().ToArbitrary(), body =>
        {
            var size = ClothingSizing.Of(body.Gender, body.HeightCm, body.WeightKg);
            return ClothingSizing.Of(body.Gender, body.HeightCm, body.WeightKg + 1) >= size
                && ClothingSizing.Of(body.Gender, body.HeightCm + 1, body.WeightKg) <= size;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, 70)]
    [InlineData(170, 0)]
    public void Nobody_has_no_height_or_no_weight(int heightCm, int weightKg) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ClothingSizing.Of(Gender.Female, heightCm, weightKg));

    private static Gen<(Gender Gender, int HeightCm, int WeightKg)> Bodies() =>
        from gender in Gen.Elements(Gender.Female, Gender.Male)
        from heightCm in Gen.Choose(50, 272)
        from weightKg in Gen.Choose(1, 700)
        select (gender, heightCm, weightKg);
}
