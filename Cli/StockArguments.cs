using System.CommandLine;
using System.Globalization;

namespace Kotline.Cli;

/// <summary>What <c>./kotline stock</c> was asked to do.</summary>
/// <param name="Action">add, remove, set, transfer, level or verify.</param>
/// <param name="Location">The location's name; null for the only one in use.</param>
/// <param name="Key">The idempotency key, as given or else a new one.</param>
internal sealed record StockArguments(
    string Action,
    string Sku,
    int Quantity,
    string? Location,
    string? To,
    string Key,
    string? Reason,
    string? Reference,
    int? Seen,
    DateTimeOffset? At,
    bool Json)
{
    private static readonly Argument<string> sku = new("SKU") { Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string> quantity = new("QTY") { Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string> location = new("--location");
    private static readonly Option<string> to = new("--to");
    private static readonly Option<string> key = new("--key");
    private static readonly Option<string> reason = new("--reason");
    private static readonly Option<string> reference = new("--reference");
    private static readonly Option<int?> seen = ArgumentParsing.Option("--seen", "a whole number", NumberOf);
    private static readonly Option<DateTimeOffset?> at = ArgumentParsing.Option("--at", "a time like 2026-11-21T18:00", TimeOf);
    private static readonly Option<bool> json = ArgumentParsing.Switch("--json");

    private static readonly Command program = new("kotline")
    {
        new Command("stock")
        {
            Writing("add"),
            Writing("remove"),
            Writing("set"),
            Writing("transfer"),
            new Command("level") { sku, at, json },
            new Command("verify") { json },
        },
    };

    /// <returns>null when the arguments make no sense; then <paramref name="problem"/> says why.</returns>
    public static StockArguments? Parse(string[] arguments, out string problem)
    {
        if (arguments is not [var action, ..] || program.Subcommands.Single().Subcommands.All(known => known.Name != action))
        {
            problem = "what should be done? There are add, remove, set, transfer, level, verify, products and location; see ./kotline stock --help";
            return null;
        }

        if (ArgumentParsing.Parse(program, arguments, out problem) is not { } said)
        {
            problem += "; see ./kotline stock --help";
            return null;
        }

        var moved = said.GetValue(quantity) is { } number ? NumberOf(number) : null;
        var asked = new StockArguments(
            action,
            Domain.Stock.Sku.Normalise(said.GetValue(sku)),
            moved ?? 0,
            said.GetValue(location),
            said.GetValue(to),
            said.GetValue(key) ?? Guid.NewGuid().ToString(),
            said.GetValue(reason),
            said.GetValue(reference),
            said.GetValue(seen),
            said.GetValue(at),
            said.GetValue(json));
        problem = action != "verify" && asked.Sku.Length == 0 ? "which product? Its SKU follows the action"
            : action is not ("level" or "verify") && moved is null ? "how many? A whole number follows the SKU"
            : action == "transfer" && asked.To is null ? "--to NAME says where it goes"
            : "";
        return problem.Length == 0 ? asked : null;
    }

    private static Command Writing(string action) => new(action) { sku, quantity, location, to, key, reason, reference, seen, json };

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? TimeOf(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time) ? time : null;
}
