using Npgsql;

namespace Kotline.Web.Tests.Support;

/// <summary>One statement, for arranging and asserting.</summary>
public static class Statements
{
    public static async Task<int> RunAsync(this NpgsqlDataSource source, string sql, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        Add(command, values);
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<T> ReadAsync<T>(this NpgsqlDataSource source, string sql, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        Add(command, values);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static void Add(NpgsqlCommand command, object[] values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
    }
}
