namespace Kotline.Bench.Torture;

/// <summary>What became of one file.</summary>
/// <param name="Answer">As <see cref="Torture.Answer"/> has it, or "threw …" with the exception's type.</param>
/// <param name="Compared">Untouched rows that the product says it read.</param>
/// <param name="LeftOut">Untouched rows that it doesn't say it read: unreadable, or inside what a damaged row opened.</param>
/// <param name="Different">"line 7 City", for every cell that isn't the original's; never the cell's text.</param>
internal sealed record TortureResult(
    int Number, string Description, string Answer, int Compared, int LeftOut, IReadOnlyList<string> Different)
{
    public bool Threw => Answer.StartsWith("threw", StringComparison.Ordinal);

    public bool IsRight => !Threw && Different.Count == 0;

    /// <summary>Of a file of which no row is read.</summary>
    public static TortureResult OfAnswer(TortureFile file, string answer) => new(file.Number, file.Description, answer, 0, 0, []);

    public static TortureResult OfFault(TortureFile file, Exception fault) => OfAnswer(file, $"threw {fault.GetType().Name}");

    public override string ToString() => Threw
        ? $"file {Number}: {Description}: {Answer}"
        : $"file {Number}: {Description}: {Different.Count} cells of {Compared} rows differ, {string.Join(", ", Different.Take(3))}";
}
