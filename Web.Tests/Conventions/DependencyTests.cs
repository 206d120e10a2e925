using System.Reflection;
using System.Text.RegularExpressions;

namespace Kotline.Web.Tests.Conventions;

/// <summary>Which part of the house may know which.</summary>
public sealed partial class DependencyTests
{
    private static readonly Assembly domain = typeof(Kotline.Domain.Accounts.Role).Assembly;
    private static readonly Assembly infrastructure = typeof(Infrastructure.SystemLog.SystemLogSink).Assembly;

    [Fact]
    public void Domain_knows_fluent_validation_and_the_platform_alone() => References(domain)
        .Where(name => name != "FluentValidation" && !IsPlatform(name))
        .ShouldBeEmpty();

    [Fact]
    public void Domain_asks_for_no_other_package_or_project() => Asked().Matches(House.Read("Domain/Domain.csproj"))
        .Select(match => match.Groups["name"].Value)
        .ShouldBe(["FluentValidation"]);

    [Fact]
    public void Infrastructure_does_not_know_the_web_or_the_command_line()
    {
        References(infrastructure).ShouldNotContain(name => name == "Kotline.Web" || name == "Kotline.Cli");
        Asked().Matches(House.Read("Infrastructure/Infrastructure.csproj"))
            .Select(match => match.Groups["name"].Value)
            .Where(name => name.EndsWith(".csproj", StringComparison.Ordinal))
            .ShouldBe(["../Domain/Domain.csproj"]);
    }

    [Theory]
    [InlineData("Domain")]
    [InlineData("Web")]
    public void Nothing_but_infrastructure_talks_to_the_database(string project) =>
        House.Files(project, ".cs", ".cshtml").SelectMany(path => Breaches(path, House.Read(path))).ShouldBeEmpty();

    [Theory]
    [InlineData("using LinqToDB;")]
    [InlineData("Task<Client> Find(IQueryable<Client> clients)")]
    [InlineData("public sealed class IndexModel(NpgsqlDataSource source) : PageModel")]
    [InlineData("using var connection = (DbConnection)unit.Connection;")]
    [InlineData("const string Count = \"SELECT count(*) FROM clients.clients\";")]
    [InlineData("Run(\"\"\"\n    WITH t AS (SELECT 1)\n    DELETE FROM t\n    \"\"\");")]
    [InlineData("Run(\"UPDATE clients.clients SET suspended = true\");")]
    public void A_breach_would_be_found(string code) => Breaches("Page.cs", code).ShouldNotBeEmpty();

    [Fact]
    public void Neither_assembly_references_what_talks_to_the_database() =>
        References(typeof(Setup.RequestLogging).Assembly).Concat(References(domain))
        .ShouldNotContain(name => IsOfTheDatabase(name));

    [Fact]
    public void Infrastructure_references_both_so_that_a_reference_would_be_found() =>
        References(infrastructure).Where(IsOfTheDatabase).Order(StringComparer.Ordinal).ShouldBe(["Npgsql", "linq2db"]);

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static bool IsPlatform(string name) =>
        name is "System" or "netstandard" or "mscorlib" || name.StartsWith("System.", StringComparison.Ordinal);

    private static bool IsOfTheDatabase(string name) =>
        name.StartsWith("Npgsql", StringComparison.Ordinal)
        || name.StartsWith("linq2db", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal);

    private static IEnumerable<string> Breaches(string path, string text) =>
        Found(path, CSharpText.WithoutComments(text), DatabaseTypes()).Concat(Found(path, CSharpText.StringsOnly(text), Sql()));

    private static IEnumerable<string> Found(string path, string text, Regex sought) =>
        sought.Matches(text).Select(match => House.Place(path, text, match.Index));

    [GeneratedRegex(@"<(?:Package|Project|Framework)?Reference Include=""(?<name>[^""]+)""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\bNpgsql\w*|\bLinqToDB\b|\bIQueryable\b|\bKotlineDb\b|\w*DbContext\b|\bEntityFrameworkCore\b|\bDbConnection\b")]
    private static partial Regex DatabaseTypes();

    // Upper case only: "select" is also an element of HTML, and a word.
    [GeneratedRegex(@"\b(?:SELECT\s|INSERT\s+INTO\s|UPDATE\s+[\w.]+\s+SET\b|DELETE\s+FROM\s|MERGE\s+INTO\s|TRUNCATE\s|COPY\s+\w|CREATE\s+TABLE|SET\s+ROLE)")]
    private static partial Regex Sql();
}
