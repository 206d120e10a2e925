namespace Kotline.Bench.Torture;

/// <summary>Rows in another order, missing, or twice.</summary>
internal static class RowMutations
{
    public static IReadOnlyList<Func<Draft, Dice, string>> All { get; } = [Shuffled, Dropped, Doubled];

    private static string Shuffled(Draft draft, Dice dice)
    {
        draft.Rows = dice.Shuffled(draft.Rows);
        return "rows shuffled";
    }

    private static string Dropped(Draft draft, Dice dice)
    {
        var dropped = dice.Some(draft.Rows).Take(draft.Rows.Count - 1).ToHashSet();
        draft.Rows.RemoveAll(dropped.Contains);
        return "rows dropped";
    }

    private static string Doubled(Draft draft, Dice dice)
    {
        foreach (var row in dice.Some(draft.Rows))
        {
            draft.Rows.Insert(dice.Below(draft.Rows.Count + 1), row.Copy());
        }

        return "rows doubled";
    }
}
