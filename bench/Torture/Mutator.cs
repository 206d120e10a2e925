namespace Kotline.Bench.Torture;

/// <summary>Makes the numbered file of a seed: some rows of an original, with one to four things done to them.</summary>
internal sealed class Mutator(IReadOnlyList<Original> originals, ulong seed)
{
    /// <param name="number">The same number gives the same file.</param>
    /// <param name="asOthers">Whether its people are to be nobody else's than this file's.</param>
    public TortureFile Make(int number, bool asOthers = false)
    {
        var dice = new Dice(seed, number);
        var original = dice.Any(originals);
        var rowCount = Math.Min(original.Rows.Count, RowCount(dice));
        var draft = Draft.Of(asOthers ? original.OfOthers(number) : original, dice.Below(original.Rows.Count - rowCount + 1), rowCount);
        List<string> done = [];
        List<Func<Assembly, Dice, string>> later = [];
        for (var count = dice.Any<int>([1, 1, 1, 2, 2, 3, 4]); count > 0; count--)
        {
            switch (dice.Below(10))
            {
                case < 4:
                    done.Add(dice.Any(ShapeMutations.All)(draft, dice));
                    break;
                case < 5:
                    done.Add(dice.Any(RowMutations.All)(draft, dice));
                    break;
                case < 6:
                    done.Add(dice.Any(HeaderMutations.All)(draft, dice));
                    break;
                case < 9:
                    done.Add(dice.Any(LineMutations.All)(draft, dice));
                    break;
                default:
                    later.Add(dice.Any(ByteMutations.All));
                    break;
            }
        }

        var assembly = new Assembly(draft);
        done.AddRange(later.Where(_ => assembly.Length > 0).Select(mutation => mutation(assembly, dice)));
        return assembly.File(number, string.Join("; ", done));
    }

    // Mostly a few rows: what is decided over a whole file is decided on little then.
    private static int RowCount(Dice dice) => dice.Below(20) switch
    {
        < 14 => dice.Between(1, 60),
        < 19 => dice.Between(60, 400),
        _ => dice.Between(400, 1_500),
    };
}
