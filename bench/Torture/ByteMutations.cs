namespace Kotline.Bench.Torture;

/// <summary>Damage that doesn't ask where a line is: a bad disk, a transfer that broke off, a block that was written twice.</summary>
internal static class ByteMutations
{
    private const int PieceMax = 1_500;

    public static IReadOnlyList<Func<Assembly, Dice, string>> All { get; } = [Flipped, Cut, Doubled, Inserted, BrokenOff];

    private static string Flipped(Assembly file, Dice dice)
    {
        var count = dice.Between(1, 20);
        for (var i = 0; i < count; i++)
        {
            var at = dice.Below(file.Length);
            file.Replace(at, 1, [(byte)(file.Copy(at, 1)[0] ^ (1 << dice.Below(8)))]);
        }

        return $"{count} bytes flipped";
    }

    private static string Cut(Assembly file, Dice dice)
    {
        var (start, length) = Piece(file, dice);
        file.Replace(start, length, []);
        return $"{length} bytes cut at {start}";
    }

    private static string Doubled(Assembly file, Dice dice)
    {
        var (start, length) = Piece(file, dice);
        file.Replace(start + length, 0, file.Copy(start, length));
        return $"{length} bytes doubled at {start}";
    }

    private static string Inserted(Assembly file, Dice dice)
    {
        var start = dice.Below(file.Length + 1);
        byte[] inserted = [.. Enumerable.Range(0, dice.Between(1, 200)).Select(_ => (byte)dice.Below(256))];
        file.Replace(start, 0, inserted);
        return $"{inserted.Length} bytes inserted at {start}";
    }

    private static string BrokenOff(Assembly file, Dice dice)
    {
        var start = dice.Below(file.Length);
        file.Replace(start, file.Length - start, []);
        return $"broken off at {start}";
    }

    private static (int Start, int Length) Piece(Assembly file, Dice dice)
    {
        var length = Math.Min(file.Length, dice.Between(1, dice.Chance(50) ? 8 : PieceMax));
        return (dice.Below(file.Length - length + 1), length);
    }
}
