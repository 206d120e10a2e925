using LinqToDB.Data;

namespace Kotline.Infrastructure.Database;

/// <summary>
/// One SQL statement and its parameters. Several statements can be sent in one round trip if no two parameters have the same name.
/// </summary>
internal sealed record SqlStatement(string Text, params IReadOnlyList<DataParameter> Parameters)
{
    /// <param name="name">The name of a file, as for <see cref="SqlFile"/>.</param>
    public static SqlStatement OfFile(string name, params IReadOnlyList<DataParameter> parameters) => new(SqlFile.Read(name), parameters);

    /// <summary>One statement that runs all of these in order.</summary>
    public static SqlStatement Sequence(params IReadOnlyList<SqlStatement> statements) =>
        new(
            string.Join(";\n", statements.Select(statement => statement.Text)),
            [.. statements.SelectMany(statement => statement.Parameters)]);
}
