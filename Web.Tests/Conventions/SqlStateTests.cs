using System.Reflection;
using System.Text.RegularExpressions;
using Kotline.Infrastructure.Database;

namespace Kotline.Web.Tests.Conventions;

/// <summary>The SQLSTATEs that sql/ raises have a name in the code, each one, and the code uses no other.</summary>
public sealed partial class SqlStateTests
{
    private static IReadOnlyList<string> Named => [.. typeof(SqlStates)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(constant => (string)constant.GetRawConstantValue()!)
        .Order(StringComparer.Ordinal)];

    [Fact]
    public void What_the_scripts_raise_is_named_and_nothing_else() => House.Files("sql", ".sql")
        .SelectMany(path => Raised().Matches(WithoutComments(House.Read(path))).Select(match => match.Groups["state"].Value))
        .Distinct()
        .Order(StringComparer.Ordinal)
        .ShouldBe(Named);

    [Fact]
    public void Each_is_written_in_one_place() => House.Products
        .SelectMany(folder => House.Files(folder, ".cs", ".cshtml"))
        .Where(path => !path.EndsWith("/SqlStates.cs", StringComparison.Ordinal))
        .Where(path => Raised().IsMatch(CSharpText.WithoutComments(House.Read(path))))
        .ShouldBeEmpty();

    private static string WithoutComments(string sql) => SqlComment().Replace(sql, "");

    [GeneratedRegex("""['"](?<state>KT[0-9]{3})['"]""")]
    private static partial Regex Raised();

    [GeneratedRegex("--[^\n]*")]
    private static partial Regex SqlComment();
}
