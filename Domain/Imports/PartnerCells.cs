namespace Kotline.Domain.Imports;

/// <summary>One record of a partner's file as text: only the wanted cells, trimmed. A blank or absent cell is "".</summary>
public sealed class PartnerCells
{
    private static readonly int columnCount = Enum.GetValues<WantedColumn>().Length;
    private readonly string[] texts = new string[columnCount];

    public PartnerCells() => Array.Fill(texts, "");

    /// <summary>All texts, in the order of <see cref="WantedColumn"/>.</summary>
    public ReadOnlySpan<string> Texts => texts;

    public string this[WantedColumn column]
    {
        get => texts[(int)column];
        set => texts[(int)column] = value;
    }
}
