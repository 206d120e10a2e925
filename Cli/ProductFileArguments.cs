namespace Kotline.Cli;

/// <summary>What <c>./kotline stock products</c> was asked to do.</summary>
/// <param name="Path">The file.</param>
/// <param name="Key">The idempotency key; a new one unless given.</param>
internal sealed record ProductFileArguments(string Path, bool IsDryRun, string Key, bool Json)
{
    private const int KeyLengthMax = 100;

    /// <returns>null when the arguments make no sense; <paramref name="problem"/> says why.</returns>
    public static ProductFileArguments? Parse(string[] arguments, out string problem)
    {
        var asked = new ProductFileArguments("", false, Guid.NewGuid().ToString(), false);
        problem = "";
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--json":
                    asked = asked with { Json = true };
                    break;
                case "--dry-run":
                    asked = asked with { IsDryRun = true };
                    break;
                case "--key" when i + 1 < arguments.Length && arguments[i + 1].Length is > 0 and <= KeyLengthMax:
                    asked = asked with { Key = arguments[++i] };
                    break;
                case var path when asked.Path.Length == 0 && !path.StartsWith("--", StringComparison.Ordinal):
                    asked = asked with { Path = path };
                    break;
                case var unknown:
                    problem = $"{unknown} is no option, or lacks its value; see ./kotline stock --help";
                    return null;
            }
        }

        problem = asked.Path.Length > 0 ? "" : "which file? Its name follows products";
        return asked.Path.Length > 0 ? asked : null;
    }
}
