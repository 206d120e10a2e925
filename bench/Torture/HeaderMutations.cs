namespace Kotline.Bench.Torture;

/// <summary>Headers that people have worked on.</summary>
internal static class HeaderMutations
{
    private static readonly string[] titles =
    [
        "Clients de novembre", "Export du 24/11/2026", "Kundenliste;Stand 24.11.2026", "Name,City,Birthday", "", "\"Liste, complète\"",
        "1500",
    ];

    private static readonly Func<string, string>[] spellings =
    [
        name => name.ToUpperInvariant(), name => name.ToLowerInvariant(), WithBlanks, name => WithBlanks(name).Replace(' ', '_'),
        name => $"  {name} ",
    ];

    public static IReadOnlyList<Func<Draft, Dice, string>> All { get; } =
        [Renamed, Respelled, WithNoBreakSpace, Swapped, BelowTitle, Missing, Missing, NameTwice, HeaderTwice];

    private static string Renamed(Draft draft, Dice dice)
    {
        var at = dice.Below(draft.Columns.Count);
        var name = dice.Any(["", "Colonne 7", "?", "X", "Feld", draft.Columns[at].Name + "2", draft.Columns[at].Name + " *"]);
        draft.Columns[at] = draft.Columns[at] with { Name = name };
        return $"column {draft.Columns[at].Content} renamed";
    }

    private static string Respelled(Draft draft, Dice dice)
    {
        var spell = dice.Any(spellings);
        draft.Columns = [.. draft.Columns.Select(column => column with { Name = spell(column.Name) })];
        return "header spelled otherwise";
    }

    // GivenName is "Given Name".
    private static string WithBlanks(string name) => string.Concat(name.Select((letter, place) =>
        place > 0 && char.IsUpper(letter) && char.IsLower(name[place - 1]) ? " " + letter : letter.ToString()));

    private static string WithNoBreakSpace(Draft draft, Dice dice)
    {
        foreach (var column in dice.Some(draft.Columns))
        {
            var at = draft.Columns.IndexOf(column);
            draft.Columns[at] = column with { Name = dice.Chance(50) ? column.Name + "\u00A0" : "\u00A0" + column.Name };
        }

        return "no-break spaces in the header";
    }

    /// <summary>The header says it so: nobody can know better.</summary>
    private static string Swapped(Draft draft, Dice dice)
    {
        var (one, other) = (dice.Below(draft.Columns.Count), dice.Below(draft.Columns.Count));
        var (first, second) = (draft.Columns[one], draft.Columns[other]);
        if (one == other || draft.Headers == 0 || first.Content == "Birthday" || second.Content == "Birthday")
        {
            return "no names swapped";
        }

        draft.Columns[one] = first with { Name = second.Name, Says = second.Says };
        draft.Columns[other] = second with { Name = first.Name, Says = first.Says };
        return $"names of {first.Content} and {second.Content} swapped";
    }

    private static string BelowTitle(Draft draft, Dice dice)
    {
        for (var count = dice.Between(1, 3); count > 0; count--)
        {
            draft.Preamble.Add(dice.Any(titles));
        }

        return "lines above the header";
    }

    private static string Missing(Draft draft, Dice dice)
    {
        draft.Headers = 0;
        return draft.IsInStandardOrder ? "no header" : "no header, and not in the standard order";
    }

    private static string NameTwice(Draft draft, Dice dice)
    {
        var (one, other) = (dice.Below(draft.Columns.Count), dice.Below(draft.Columns.Count));
        if (draft.Columns[one].Content == draft.Columns[other].Content)
        {
            return "no name twice";
        }

        draft.Columns[one] = draft.Columns[one] with { Name = draft.Columns[other].Name };
        return $"name {draft.Columns[other].Content} twice, in the place of {draft.Columns[one].Content}";
    }

    private static string HeaderTwice(Draft draft, Dice dice)
    {
        draft.Headers = draft.Headers == 0 ? 0 : 2;
        return "header twice";
    }
}
