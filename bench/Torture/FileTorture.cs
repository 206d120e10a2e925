namespace Kotline.Bench.Torture;

/// <summary>
/// Damaged and rewritten halves of the real files, many of them, read by the product. Whatever was done to a file, a row of it that nobody
/// touched is read as it was or not at all, and what can't be read is refused or asked about by name.
/// </summary>
public static class FileTorture
{
    /// <param name="originals">The real files' paths.</param>
    public static async Task<TortureFigures> ReadAsync(
        IReadOnlyList<string> originals, int files, ulong seed, CancellationToken cancellationToken)
    {
        var mutator = new Mutator([.. originals.Select(Original.Read)], seed);
        List<TortureResult> results = [];
        for (var number = 1; number <= files; number++)
        {
            results.Add(await ReadTortured.RunAsync(mutator.Make(number), cancellationToken));
        }

        return TortureFigures.Of(results);
    }
}
