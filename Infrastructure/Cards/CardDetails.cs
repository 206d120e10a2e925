namespace Kotline.Infrastructure.Cards;

/// <summary>The secret details of a card, as text.</summary>
public sealed record CardDetails(string Number, string Cvv2, string Expiry)
{
    /// <summary>Shows no details, so that no card is printed by accident.</summary>
    public override string ToString() => "card";
}
