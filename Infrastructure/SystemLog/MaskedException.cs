namespace Kotline.Infrastructure.SystemLog;

/// <summary>Replaces in the log an exception whose text held a card number.</summary>
public sealed class MaskedException(string maskedText) : Exception(maskedText)
{
    public override string ToString() => Message;
}
