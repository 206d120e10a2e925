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
}
