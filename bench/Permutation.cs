namespace Kotline.Bench;

/// <summary>
/// Visits the numbers below a size in a scattered order, each once: what is drawn with it is unique without remembering
/// what was drawn before.
/// </summary>
internal sealed class Permutation
{
    private readonly ulong size;
    private readonly ulong step;
    private readonly ulong start;

    public Permutation(ulong size, ulong seed)
    {
        this.size = size;
        start = SeededNumbers.At(seed, 0) % size;

        // Near the golden section, so that neighbours end up far apart; prime to the size, so that no number comes twice.
        step = (ulong)(size * 0.6180339887498949) + (SeededNumbers.At(seed, 1) % 1_000);
        while (GreatestCommonDivisor(step, size) != 1)
        {
            step++;
        }
    }

    public ulong this[ulong place] => (ulong)(((UInt128)place * step + start) % size);

    private static ulong GreatestCommonDivisor(ulong a, ulong b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
