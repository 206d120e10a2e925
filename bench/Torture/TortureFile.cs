namespace Kotline.Bench.Torture;

/// <summary>A mutated file, and which of its lines are still rows of the original.</summary>
/// <param name="Description">What was done to it, one thing after the other.</param>
/// <param name="Untouched">By the physical line, from 1: rows whose bytes no mutation touched.</param>
internal sealed record TortureFile(int Number, string Description, byte[] Bytes, IReadOnlyDictionary<long, UntouchedRow> Untouched)
{
    /// <summary>
    /// Whether an untouched row's date has a day over 12. Where none has, and the touched ones speak for another order, no reader can know
    /// better: it is read as the only dates that decide say.
    /// </summary>
    public bool SaysOrderOfDates { get; } = Untouched.Values.Any(row => row.BirthDate.Day > 12);
}

/// <param name="Texts">What a reader must find in the column that it knows by this standard name.</param>
internal sealed record UntouchedRow(IReadOnlyDictionary<string, string> Texts, DateOnly BirthDate);
