using LinqToDB.Data;

namespace Kotline.Infrastructure.Database;

/// <summary>One SQL statement, and the parameters that it names. Several are sent in one round trip; no two of them share a name.</summary>
internal sealed record SqlStatement(string Text, params IReadOnlyList<DataParameter> Parameters)
{
    /// <param name="name">Of a file as <see cref="SqlFile"/> has it.</param>
    public static SqlStatement OfFile(string name, params IReadOnlyList<DataParameter> parameters) => new(SqlFile.Read(name), parameters);

    /// <summary>All of them, in their order.</summary>
    public static SqlStatement Sequence(params IReadOnlyList<SqlStatement> statements) =>
        new(string.Join(";\n", statements.Select(statement => statement.Text)), [.. statements.SelectMany(statement => statement.Parameters)]);
}
