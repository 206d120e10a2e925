namespace Kotline.Infrastructure.Cards;

/// <summary>What of a card is secret, as text.</summary>
public sealed record CardDetails(string Number, string Cvv2, string Expiry)
{
    /// <summary>No card is printed by accident.</summary>
    public override string ToString() => "card";
}
