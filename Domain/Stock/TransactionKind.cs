namespace Kotline.Domain.Stock;

/// <summary>What a document does to the stock.</summary>
public enum TransactionKind
{
    Incoming,
    Outgoing,
    Adjustment,
    Transfer,
    Reversal,
}

public static class TransactionKindCodes
{
    /// <summary>As the database writes it: "INCOMING".</summary>
    public static string Code(this TransactionKind kind) => kind.ToString().ToUpperInvariant();

    /// <summary>The kind that has this code in the database.</summary>
    public static TransactionKind Parse(string code) => Enum.GetValues<TransactionKind>().Single(kind => kind.Code() == code);
}
