using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Support;
using Npgsql;

namespace Kotline.Web.Tests.Sql;

/// <summary>
/// One transaction of a login, as a role it takes, in which each statement is tried by itself: a refusal doesn't end it. What was
/// tried is undone unless it is committed.
/// </summary>
internal sealed class SqlSession : IAsyncDisposable
{
    public const string NoUnitOfWork = "KT001";
    public const string TicketNotValid = "KT002";
    public const string NotInThisRole = "KT003";
    public const string RecordBroken = "KT004";
    public const string Denied = PostgresErrorCodes.InsufficientPrivilege;

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private SqlSession(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        this.connection = connection;
        this.transaction = transaction;
    }

    /// <param name="role">"manager", taken by the site's login; null for the login itself.</param>
    public static async Task<SqlSession> BeginAsync(TestDatabase database, string? role, string login = DatabaseLogin.Web)
    {
        var connection = new NpgsqlConnection(database.ConnectionString(login) + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var session = new SqlSession(connection, await connection.BeginTransactionAsync(TestContext.Current.CancellationToken));
        if (role is not null)
        {
            await session.DoAsync($"SET LOCAL ROLE kotline_{role}");
        }

        return session;
    }

    /// <summary>The same, in a unit of work.</summary>
    public static async Task<SqlSession> BeginUnitAsync(TestDatabase database, string role, byte[] ticket)
    {
        var session = await BeginAsync(database, role);
        (await session.TryUnitAsync(role, ticket)).ShouldBeNull();
        return session;
    }

    public Task<string?> TryUnitAsync(string role, byte[] ticket) =>
        TryAsync("SELECT audit.begin_unit_of_work($1, $2, 'a test', NULL, NULL)", ticket, role);

    /// <returns>The SQLSTATE with which the statement was refused; null when it went through.</returns>
    public async Task<string?> TryAsync(string sql, params object[] parameters)
    {
        await transaction.SaveAsync("tried", TestContext.Current.CancellationToken);
        try
        {
            await DoAsync(sql, parameters);
            return null;
        }
        catch (PostgresException refused)
        {
            await transaction.RollbackAsync("tried", TestContext.Current.CancellationToken);
            return refused.SqlState;
        }
    }

    public async Task<object?> DoAsync(string sql, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public Task CommitAsync() => transaction.CommitAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
