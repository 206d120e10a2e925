using System.Reflection;
using System.Text.RegularExpressions;

namespace Kotline.Web.Tests.Conventions;

public sealed partial class NameTests
{
    private static readonly string[] assemblies =
        ["Kotline.Domain", "Kotline.Infrastructure", "Kotline.Web", "Kotline.Cli", "Kotline.Bench", "Kotline.Web.Tests"];

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => assemblies
        .SelectMany(assembly => Assembly.Load(assembly).GetTypes())
        .Where(type => type.Namespace?.StartsWith("Kotline", StringComparison.Ordinal) == true) // The compiler's generators have theirs.
        .Where(type => SaysNothing().IsMatch(type.Name) && !IsNamedAfterItsFramework(type))
        .Select(type => type.FullName)
        .ShouldBeEmpty();

    [Fact]
    public void Every_sql_script_is_numbered_once_and_says_why()
    {
        var scripts = House.Files("sql", ".sql").Select(path => Path.GetFileName(path)!).ToList();

        scripts.ShouldNotBeEmpty();
        scripts.Where(script => !ScriptName().IsMatch(script)).ShouldBeEmpty();
        scripts.GroupBy(script => script[..3]).Where(sameNumber => sameNumber.Count() > 1).Select(sameNumber => sameNumber.Key).ShouldBeEmpty();
        scripts.Where(script => !House.Read($"sql/{script}").StartsWith("-- ", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    // A UserManager<T> of our own is called so by the framework's convention.
    private static bool IsNamedAfterItsFramework(Type type) =>
        type.BaseType is { } parent && parent != typeof(object) && !parent.FullName!.StartsWith("Kotline.", StringComparison.Ordinal)
        && SaysNothing().IsMatch(parent.Name);

    [GeneratedRegex(@"(?:Manager|Helpers?|Utils?|Utilit(?:y|ies))(?:`\d+)?$")]
    private static partial Regex SaysNothing();

    [GeneratedRegex(@"^\d{3}_[a-z0-9_]+\.sql$")]
    private static partial Regex ScriptName();
}
