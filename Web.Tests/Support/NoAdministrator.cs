using Npgsql;

namespace Kotline.Web.Tests.Support;

/// <summary>While it lasts nobody is administrator, as on the first start. For tests of <see cref="FirstStart"/> only.</summary>
public sealed class NoAdministrator : IAsyncDisposable
{
    private readonly NpgsqlDataSource owner;
    private readonly long[] disabled;

    private NoAdministrator(NpgsqlDataSource owner, long[] disabled)
    {
        this.owner = owner;
        this.disabled = disabled;
    }

    public static async Task<NoAdministrator> BeginAsync(NpgsqlDataSource owner)
    {
        var administrators = await owner.ReadAsync<long[]>(
            """
            SELECT coalesce(array_agg(a.id), '{}') FROM accounts.accounts a JOIN accounts.account_roles r ON r.account_id = a.id
            WHERE r.role = 'administrator' AND NOT a.disabled
            """);
        await owner.RunAsync("UPDATE accounts.accounts SET disabled = true WHERE id = ANY ($1)", administrators);
        return new NoAdministrator(owner, administrators);
    }

    public async ValueTask DisposeAsync() =>
        await owner.RunAsync("UPDATE accounts.accounts SET disabled = false WHERE id = ANY ($1)", disabled);
}
