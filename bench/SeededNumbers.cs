namespace Kotline.Bench;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood, 2014): the same numbers for a seed on every machine and every version of .NET, which
/// <see cref="Random"/> doesn't promise.
/// </summary>
internal struct SeededNumbers(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong state = seed;

    /// <summary>A number that depends on a seed and a place alone.</summary>
    public static ulong At(ulong seed, ulong place) => Mixed(Mixed(seed + Step) + (place * Step));

    /// <summary>From 0 up to, and without, <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    public int Between(int first, int last) => first + Below(last - first + 1);

    private ulong Next()
    {
        state += Step;
        return Mixed(state);
    }

    private static ulong Mixed(ulong number)
    {
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }
}
