using FluentValidation;
using Kotline.Domain.Characters;

namespace Kotline.Domain.Stock;

/// <summary>
/// What a valid product is. A failure's ErrorCode is one of the constants here, its PropertyName the field that shows it.
/// </summary>
public sealed class ProductRules : AbstractValidator<Product>
{
    public const string Missing = "missing";
    public const string TooLong = "too-long";

    /// <summary>A name holds hidden characters (<see cref="HiddenCharacters"/>).</summary>
    public const string TextWrong = "text";

    public const string SkuWrong = "sku";
    public const string UnitWrong = "unit";
    public const string PriceWrong = "price";
    public const string ReorderLevelWrong = "reorder-level";
    public const string BrandMissing = "brand-missing";
    public const string YearWrong = "year";
    public const string YearsReversed = "years-reversed";

    public const decimal PriceMax = 9_999_999_999.99m;
    public const int ReorderLevelMax = 1_000_000;

    private const int NameLengthMax = 200;
    private const int WordLengthMax = 100;
    private const int FirstYear = 1885;
    private const int LastYear = 2200;

    public ProductRules()
    {
        RuleFor(product => product.Sku).Must(Domain.Stock.Sku.IsOne).WithErrorCode(SkuWrong);
        RuleFor(product => product.NameFr).Must(IsText).WithErrorCode(Missing).MaximumLength(NameLengthMax).WithErrorCode(TooLong);
        RuleFor(product => product.NameEn).Must(IsText).WithErrorCode(Missing).MaximumLength(NameLengthMax).WithErrorCode(TooLong);
        RuleFor(product => product.Category).Must(IsText).WithErrorCode(Missing).MaximumLength(WordLengthMax).WithErrorCode(TooLong);
        RuleFor(product => product.NameFr).Must(IsSeen).WithErrorCode(TextWrong);
        RuleFor(product => product.NameEn).Must(IsSeen).WithErrorCode(TextWrong);
        RuleFor(product => product.Category).Must(IsSeen).WithErrorCode(TextWrong);
        RuleFor(product => product.Unit).Must(Product.Units.Contains).WithErrorCode(UnitWrong);
        RuleFor(product => product.Price)
            .Must(price => price is >= 0 and <= PriceMax && decimal.Round(price, 2) == price)
            .WithErrorCode(PriceWrong);
        RuleFor(product => product.ReorderLevel).InclusiveBetween(0, ReorderLevelMax).WithErrorCode(ReorderLevelWrong);
        RuleForEach(product => product.Fits).ChildRules(fit =>
        {
            fit.RuleFor(vehicle => vehicle.Brand)
                .Must(IsText).WithErrorCode(BrandMissing)
                .MaximumLength(WordLengthMax).WithErrorCode(TooLong);
            fit.RuleFor(vehicle => vehicle.Model).MaximumLength(WordLengthMax).WithErrorCode(TooLong);
            fit.RuleFor(vehicle => vehicle.Brand).Must(IsSeen).WithErrorCode(TextWrong);
            fit.RuleFor(vehicle => vehicle.Model).Must(model => model is null || IsSeen(model)).WithErrorCode(TextWrong);
            fit.RuleFor(vehicle => vehicle.YearFrom).InclusiveBetween(FirstYear, LastYear).WithErrorCode(YearWrong);
            fit.RuleFor(vehicle => vehicle.YearTo).InclusiveBetween(FirstYear, LastYear).WithErrorCode(YearWrong);
            fit.RuleFor(vehicle => vehicle.YearTo).Must((vehicle, to) => !(to < vehicle.YearFrom)).WithErrorCode(YearsReversed);
        });
    }

    private static bool IsText(string text) => text.Length > 0 && text.Trim().Length == text.Length;

    private static bool IsSeen(string text) => !HiddenCharacters.AreIn(text);
}
