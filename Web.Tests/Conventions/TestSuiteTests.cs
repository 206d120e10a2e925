using System.Reflection;
using System.Text.RegularExpressions;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Conventions;

/// <summary>What <c>./kotline test unit</c> runs needs no database: it installs none, and the first test that asked would fail.</summary>
public sealed partial class TestSuiteTests
{
    private static IReadOnlyList<Type> UnitTests
    {
        get
        {
            var namespaces = UnitFilter().Match(House.Read("kotline")).Groups["names"].Captures
                .Select(name => "Kotline.Web" + name.Value).ToList();
            namespaces.Count.ShouldBe(3);
            return [.. Assembly.GetExecutingAssembly().GetTypes()
                .Where(type => namespaces.Exists(name => $"{type.FullName}.".StartsWith(name, StringComparison.Ordinal)))
                .Where(type => type.GetMethods().Any(method => method.GetCustomAttributes().Any(attribute => attribute is FactAttribute)))];
        }
    }

    [Fact]
    public void The_unit_tests_are_found() => UnitTests.Count.ShouldBeGreaterThan(40);

    [Fact]
    public void No_unit_test_asks_for_a_database() => UnitTests.Where(NeedsDatabase).Select(type => type.FullName).ShouldBeEmpty();

    [Fact]
    public void A_test_that_asks_for_one_is_told_apart()
    {
        NeedsDatabase(typeof(Sql.MigratorTests)).ShouldBeTrue();
        NeedsDatabase(typeof(Sql.RoleTests)).ShouldBeTrue();
        NeedsDatabase(typeof(Accounts.RouteAuthorizationTests)).ShouldBeTrue();
    }

    /// <summary>Whether the type, or what it is made from, is made from the tests' server.</summary>
    private static bool NeedsDatabase(Type type) => type == typeof(DatabaseFixture) || type.GetConstructors()
        .SelectMany(constructor => constructor.GetParameters())
        .Any(parameter => IsOurs(parameter.ParameterType) && NeedsDatabase(parameter.ParameterType));

    private static bool IsOurs(Type type) => type.Assembly == Assembly.GetExecutingAssembly() && type.IsClass;

    [GeneratedRegex("""^\s*unit="(?:\|?FullyQualifiedName~(?<names>\.Tests\.[\w.]+))+"$""", RegexOptions.Multiline)]
    private static partial Regex UnitFilter();
}
