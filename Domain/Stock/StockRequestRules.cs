using FluentValidation;

namespace Kotline.Domain.Stock;

/// <summary>The rules that a request must meet before the stock is looked at. A failure's ErrorCode is one of the constants here.</summary>
public sealed class StockRequestRules : AbstractValidator<StockRequest>
{
    public const string KeyWrong = "key";
    public const string NoLines = "no-lines";
    public const string TooManyLines = "too-many-lines";
    public const string SkuWrong = "sku";
    public const string QuantityWrong = "quantity";
    public const string SameLineTwice = "line-twice";
    public const string ReasonMissing = "reason-missing";
    public const string TextTooLong = "text-too-long";

    public const int QuantityMax = 1_000_000;
    public const int LinesMax = 500;
    private const int KeyLengthMax = 100;
    private const int ReferenceLengthMax = 100;
    private const int ReasonLengthMax = 500;

    public StockRequestRules()
    {
        RuleFor(request => request.Key).Must(key => key.Length is > 0 and <= KeyLengthMax).WithErrorCode(KeyWrong);
        RuleFor(request => request.Lines).NotEmpty().WithErrorCode(NoLines);
        RuleFor(request => request.Lines).Must(lines => lines.Count <= LinesMax).WithErrorCode(TooManyLines);
        RuleFor(request => request.Lines)
            .Must(lines => lines.DistinctBy(line => (line.Sku, line.LocationId)).Count() == lines.Count)
            .WithErrorCode(SameLineTwice);
        RuleForEach(request => request.Lines).Must(line => Sku.IsOne(line.Sku)).WithErrorCode(SkuWrong);
        RuleForEach(request => request.Lines).Must((request, line) => IsQuantity(request.Kind, line.Quantity)).WithErrorCode(QuantityWrong);
        RuleFor(request => request.Reason)
            .NotEmpty().When(request => request.Kind is TransactionKind.Adjustment or TransactionKind.Reversal)
            .WithErrorCode(ReasonMissing);
        RuleFor(request => request.Reason).Must(text => text is null or { Length: <= ReasonLengthMax }).WithErrorCode(TextTooLong);
        RuleFor(request => request.Reference).Must(text => text is null or { Length: <= ReferenceLengthMax }).WithErrorCode(TextTooLong);
    }

    private static bool IsQuantity(TransactionKind kind, int quantity) => kind switch
    {
        TransactionKind.Incoming => quantity is > 0 and <= QuantityMax,
        TransactionKind.Outgoing => quantity is < 0 and >= -QuantityMax,
        TransactionKind.Adjustment => quantity is >= 0 and <= QuantityMax,
        TransactionKind.Transfer => quantity is not 0 and >= -QuantityMax and <= QuantityMax,
        _ => false,
    };
}
