using System.Globalization;

namespace Kotline.Cli;

/// <summary>What <c>./kotline stock</c> was asked to do.</summary>
/// <param name="Action">add, remove, set, transfer, level or verify.</param>
/// <param name="Location">By its name; null where there is but one in use.</param>
/// <param name="Key">The idempotency key; a new one unless given.</param>
internal sealed record StockArguments(
    string Action, string Sku, int Quantity, string? Location, string? To, string Key, string? Reason, string? Reference, int? Seen, DateTimeOffset? At, bool Json)
{
    private static readonly string[] writing = ["add", "remove", "set", "transfer"];

    /// <returns>null when the arguments make no sense; <paramref name="problem"/> says why.</returns>
    public static StockArguments? Parse(string[] arguments, out string problem)
    {
        problem = "";
        if (arguments is not [var action, .. var rest] || !(writing.Contains(action) || action is "level" or "verify"))
        {
            problem = "what should be done? There are add, remove, set, transfer, level, verify, products and location; see ./kotline stock --help";
            return null;
        }

        var asked = new StockArguments(action, "", 0, null, null, Guid.NewGuid().ToString(), null, null, null, null, false);
        var words = new Queue<string>();
        for (var i = 0; i < rest.Length && problem.Length == 0; i++)
        {
            if (rest[i] == "--json")
            {
                asked = asked with { Json = true };
            }
            else if (!rest[i].StartsWith("--", StringComparison.Ordinal))
            {
                words.Enqueue(rest[i]);
            }
            else if (i + 1 == rest.Length || asked.With(rest[i], rest[++i]) is not { } more)
            {
                problem = $"{rest[Math.Min(i, rest.Length - 1)]} is no option, no value for one, or lacks its value; see ./kotline stock --help";
            }
            else
            {
                asked = more;
            }
        }

        return problem.Length > 0 ? null : asked.WithWords(words, out problem);
    }

    private StockArguments? With(string option, string value) => option switch
    {
        "--location" => this with { Location = value },
        "--to" => this with { To = value },
        "--key" => this with { Key = value },
        "--reason" => this with { Reason = value },
        "--reference" => this with { Reference = value },
        "--seen" when IsNumber(value, out var seen) => this with { Seen = seen },
        "--at" when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var at) => this with { At = at },
        _ => null,
    };

    private StockArguments? WithWords(Queue<string> words, out string problem)
    {
        var sku = Action == "verify" ? "" : Domain.Stock.Sku.Normalise(words.TryDequeue(out var product) ? product : null);
        var quantity = 0;
        var isCounted = !writing.Contains(Action) || (words.TryDequeue(out var number) && IsNumber(number, out quantity));
        problem = Action != "verify" && sku.Length == 0 ? "which product? Its SKU follows the action"
            : !isCounted ? "how many? A whole number follows the SKU"
            : words.TryPeek(out var unknown) ? $"what is {unknown}?"
            : Action == "transfer" && To is null ? "--to NAME says where it goes"
            : "";
        return problem.Length == 0 ? this with { Sku = sku, Quantity = quantity } : null;
    }

    private static bool IsNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
