using System.Globalization;

namespace Kotline.Web.Tests.Conventions;

/// <summary>
/// Queries are LINQ over mapped records; what stays SQL is in .sql files (docs/decisions/024). What C# still holds in strings is listed
/// with its count, and the list can only become shorter: a statement that goes takes its place in the list with it.
/// </summary>
public sealed class SqlInStringsTests
{
    private const string List = "Web.Tests/Conventions/sql-in-strings.txt";

    [Fact]
    public void No_file_holds_more_SQL_in_strings_than_is_listed_and_none_fewer() =>
        SqlInStrings.Differences(Listed(), Found()).ShouldBeEmpty(List);

    [Theory]
    [InlineData("var sql = \"SELECT 1\";", 1)]
    [InlineData("var sql = $\"INSERT INTO t VALUES ({x})\";", 1)]
    [InlineData("var sql = @\"UPDATE t SET a = \"\"b\"\"\";", 1)]
    [InlineData("var sql = \"\"\"\n    DELETE FROM t\n    \"\"\";", 1)]
    [InlineData("var sql = $\"\"\"\n\n    WITH t AS (SELECT {x}) SELECT 1\n    \"\"\";", 1)]
    [InlineData("Run(\"CALL p()\", \"COPY t FROM STDIN\", \"(SELECT 1)\");", 3)]
    [InlineData("// \"SELECT 1\"\nvar text = \"Select a client\";", 0)]
    [InlineData("var text = \"SELECTED\" + \"a SELECT 1\" + \"\";", 0)]
    [InlineData("var SELECT = 1; /* \"DELETE FROM t\" */", 0)]
    public void A_statement_in_a_string_is_counted(string source, int count) => SqlInStrings.Count(source).ShouldBe(count);

    [Fact]
    public void A_file_that_is_not_listed_one_with_more_and_one_with_fewer_would_be_found()
    {
        var listed = new Dictionary<string, int> { ["A.cs"] = 1, ["B.cs"] = 2, ["C.cs"] = 2, ["D.cs"] = 1 };
        var found = new Dictionary<string, int> { ["A.cs"] = 1, ["B.cs"] = 3, ["C.cs"] = 1, ["E.cs"] = 1 };

        SqlInStrings.Differences(listed, found).ShouldBe(
            [
                "B.cs holds 3 statements, and 2 are listed",
                "C.cs holds 1 statements, and 2 are listed",
                "D.cs holds 0 statements, and 1 are listed",
                "E.cs holds 1 statements, and 0 are listed",
            ]);
    }

    private static Dictionary<string, int> Listed() => House.Read(List)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .ToDictionary(parts => parts[0], parts => int.Parse(parts[1], CultureInfo.InvariantCulture));

    private static Dictionary<string, int> Found() => House.Files("Infrastructure", ".cs")
        .Select(path => (Path: path, Count: SqlInStrings.Count(House.Read(path))))
        .Where(file => file.Count > 0)
        .ToDictionary(file => file.Path, file => file.Count);
}
