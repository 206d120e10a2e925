namespace Kotline.Infrastructure.SystemLog;

/// <summary>Stands in the log for an exception whose text held a card number.</summary>
public sealed class MaskedException(string maskedText) : Exception(maskedText)
{
    public override string ToString() => Message;
}
