using System.Data;
using System.Net;
using LinqToDB;
using LinqToDB.Data;
using Npgsql;

namespace Kotline.Infrastructure.Database;

/// <summary>
/// One business operation in one database transaction, with its actor. Every write of the application goes through one:
/// the triggers refuse a write whose transaction opened none (sql/003_unit_of_work.sql). Undone unless committed.
/// </summary>
public sealed class UnitOfWork : IAsyncDisposable
{
    private UnitOfWork(KotlineDb db, long id)
    {
        Db = db;
        Id = id;
    }

    public long Id { get; }

    /// <summary>Reads and writes in the unit's transaction.</summary>
    public KotlineDb Db { get; }

    public NpgsqlConnection Connection => Db.Npgsql;

    /// <param name="purpose">What is done, in a few words without personal data: "receive import".</param>
    /// <exception cref="UnitOfWorkRefusedException">The ticket isn't valid, or its bearer doesn't hold the role.</exception>
    public static async Task<UnitOfWork> BeginAsync(
        NpgsqlDataSource web, Actor actor, DatabaseRole role, string purpose, IsolationLevel isolation, CancellationToken cancellationToken)
    {
        return await OpenAsync(web, isolation, BeginAsync, cancellationToken);

        Task<long> BeginAsync(KotlineDb db)
        {
            var begin = SqlStatement.Sequence(role.SetStatement(), BeginStatement(actor, role, purpose));
            return db.ExecuteAsync<long>(begin.Text, cancellationToken, [.. begin.Parameters]);
        }
    }

    /// <summary>Opens a unit in the transaction that it is sent in, for an operation that is one round trip as a whole.</summary>
    internal static SqlStatement BeginStatement(Actor actor, DatabaseRole role, string purpose) => SqlStatement.OfFile(
        "database/begin_unit_of_work.sql",
        DataParameter.VarBinary("ticket", actor.Ticket),
        DataParameter.Text("role", role.Word()),
        DataParameter.Text("purpose", purpose),
        DataParameter.Text("request_id", actor.RequestId),
        AddressOf(actor.Address));

    /// <summary>A unit of one of the sign-in login's own actors: "sign-in" or "setup".</summary>
    public static Task<UnitOfWork> BeginSystemAsync(
        NpgsqlDataSource signIn, SystemActor systemActor, string purpose, string? requestId, IPAddress? address, CancellationToken cancellationToken) =>
        BeginSystemAsync(signIn, systemActor, _ => Task.FromResult(purpose), requestId, address, cancellationToken);

    /// <param name="findPurpose">Reads and locks in the unit's own transaction, before the unit is opened, what its purpose depends
    /// on.</param>
    /// <inheritdoc cref="BeginSystemAsync(NpgsqlDataSource, SystemActor, string, string, IPAddress, CancellationToken)"/>
    public static async Task<UnitOfWork> BeginSystemAsync(
        NpgsqlDataSource signIn,
        SystemActor systemActor,
        Func<KotlineDb, Task<string>> findPurpose,
        string? requestId,
        IPAddress? address,
        CancellationToken cancellationToken)
    {
        return await OpenAsync(signIn, IsolationLevel.ReadCommitted, BeginAsync, cancellationToken);

        async Task<long> BeginAsync(KotlineDb db)
        {
            var begin = BeginSystemStatement(systemActor, await findPurpose(db), requestId, address);
            return await db.ExecuteAsync<long>(begin.Text, cancellationToken, [.. begin.Parameters]);
        }
    }

    /// <summary>Opens a system actor's unit in the transaction that it is sent in.</summary>
    internal static SqlStatement BeginSystemStatement(SystemActor systemActor, string purpose, string? requestId, IPAddress? address) =>
        SqlStatement.OfFile(
            "database/begin_system_unit_of_work.sql",
            DataParameter.Text("actor", systemActor == SystemActor.Setup ? "setup" : "sign-in"),
            DataParameter.Text("purpose", purpose),
            DataParameter.Text("request_id", requestId),
            AddressOf(address));

    /// <summary>A commit that has begun is not abandoned: its outcome would be unknown.</summary>
    public Task CommitAsync() => Db.CommitTransactionAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => Db.DisposeAsync();

    private static DataParameter AddressOf(IPAddress? address) => new("address", address, DataType.Undefined, "inet");

    private static async Task<UnitOfWork> OpenAsync(
        NpgsqlDataSource source, IsolationLevel isolation, Func<KotlineDb, Task<long>> begin, CancellationToken cancellationToken)
    {
        var db = KotlineDb.On(source);
        try
        {
            await db.BeginTransactionAsync(isolation, cancellationToken);
            return new UnitOfWork(db, await begin(db));
        }
        catch (PostgresException refusal) when (UnitOfWorkRefusedException.IsRefusal(refusal))
        {
            await db.DisposeAsync();
            throw new UnitOfWorkRefusedException(refusal);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }
}
