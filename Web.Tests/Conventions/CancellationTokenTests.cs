using System.Text.RegularExpressions;

namespace Kotline.Web.Tests.Conventions;

/// <summary>
/// A CancellationToken has one name everywhere. A method that takes two says by their names what each stands for, and an override keeps
/// the name of its base.
/// </summary>
public sealed partial class CancellationTokenTests
{
    private const string Name = "cancellationToken";

    // This file holds names that are to be found.
    private const string Itself = "Web.Tests/Conventions/CancellationTokenTests.cs";

    [Fact]
    public void The_parameter_of_a_cancellation_is_called_cancellationToken() => House.Products.Concat(House.Tests)
        .SelectMany(folder => House.Files(folder, ".cs"))
        .Where(path => path != Itself)
        .SelectMany(path => OtherwiseNamed(path, House.Read(path)))
        .ShouldBeEmpty();

    [Theory]
    [InlineData("Task RunAsync(long id, CancellationToken stop)", 1)]
    [InlineData("Task RunAsync(long id, CancellationToken cancellationToken)", 0)]
    [InlineData("Task RunAsync(CancellationToken cancel, CancellationToken stop)", 0)]
    [InlineData("protected override Task ExecuteAsync(CancellationToken stoppingToken)", 0)]
    public void Another_name_is_found_where_one_is_enough(string declaration, int found) =>
        OtherwiseNamed("Any.cs", declaration).Count().ShouldBe(found);

    private static IEnumerable<string> OtherwiseNamed(string path, string text) => Parameters().Matches(text)
        .Where(list => !Override().IsMatch(text[..list.Index].Split('\n')[^1]))
        .Select(list => Token().Matches(list.Value))
        .Where(tokens => tokens.Count == 1 && tokens[0].Groups["name"].Value != Name)
        .Select(tokens => $"{path}: {tokens[0].Value}");

    // A list of parameters that has a token. Lists with brackets of their own inside are tuples and functions.
    [GeneratedRegex(@"\((?:[^()]|\([^()]*\))*\bCancellationToken\s+\w+(?:[^()]|\([^()]*\))*\)")]
    private static partial Regex Parameters();

    [GeneratedRegex(@"\bCancellationToken\s+(?<name>\w+)")]
    private static partial Regex Token();

    [GeneratedRegex(@"\boverride\b")]
    private static partial Regex Override();
}
