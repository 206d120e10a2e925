using System.CommandLine;

namespace Kotline.Cli;

/// <summary>What <c>./kotline stock products</c> was asked to do.</summary>
/// <param name="Key">The idempotency key, as given or else a new one.</param>
internal sealed record ProductFileArguments(string Path, bool IsDryRun, string Key, bool Json)
{
    private const int KeyLengthMax = 100;

    private static readonly Argument<string> file = new("FILE") { Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> dryRun = ArgumentParsing.Switch("--dry-run");
    private static readonly Option<bool> json = ArgumentParsing.Switch("--json");
    private static readonly Option<string?> key = ArgumentParsing.Option(
        "--key", $"1 to {KeyLengthMax} characters", text => text.Length is > 0 and <= KeyLengthMax ? text : null);

    private static readonly Command program = new("kotline") { new Command("products") { file, dryRun, key, json } };

    /// <returns>null when the arguments make no sense; then <paramref name="problem"/> says why.</returns>
    public static ProductFileArguments? Parse(string[] arguments, out string problem)
    {
        if (ArgumentParsing.Parse(program, arguments, out problem) is not { } said)
        {
            problem += "; see ./kotline stock --help";
            return null;
        }

        var path = said.GetValue(file);
        problem = string.IsNullOrEmpty(path) ? "which file? Its name follows products" : "";
        return problem.Length == 0
            ? new ProductFileArguments(path!, said.GetValue(dryRun), said.GetValue(key) ?? Guid.NewGuid().ToString(), said.GetValue(json))
            : null;
    }
}
