namespace Kotline.Bench.Torture;

/// <summary>A mutated file, and which of its lines are still rows of the original.</summary>
/// <param name="Description">What was done to it, one thing after the other.</param>
/// <param name="Untouched">By the physical line, from 1: rows whose bytes no mutation touched.</param>
internal sealed record TortureFile(int Number, string Description, byte[] Bytes, IReadOnlyDictionary<long, UntouchedRow> Untouched);

/// <param name="Texts">What a reader must find in the column that it knows by this standard name.</param>
internal sealed record UntouchedRow(IReadOnlyDictionary<string, string> Texts, DateOnly BirthDate)
{
    /// <summary>
    /// A day over 12 speaks for one order of dates. Where none of the rows that were read has one, and touched rows speak for another
    /// order, no reader can know better: the file is read as the only dates that decide say.
    /// </summary>
    public bool SaysOrderOfDates => BirthDate.Day > 12;
}
