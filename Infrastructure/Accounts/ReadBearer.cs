using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Accounts;

/// <summary>Reads whom a session's ticket stands for, and notes that the ticket was used.</summary>
public sealed class ReadBearer(KotlineDatabase database)
{
    // This query runs at each request, so it is translated only once.
    private static readonly Func<KotlineDb, byte[], CancellationToken, Task<Answer?>> ask = CompiledQuery.Compile(
        (KotlineDb db, byte[] ticket, CancellationToken cancellationToken) => db.BearerOf(ticket)
            .Select(bearer => new Answer(bearer.AccountId, bearer.UserName, bearer.Roles, AccountFunctions.NoteUseOf(ticket)))
            .FirstOrDefaultAsync(cancellationToken));

    /// <returns>Null when the ticket is unknown, revoked or expired, or its account disabled.</returns>
    public async Task<Bearer?> RunAsync(byte[] ticket, CancellationToken cancellationToken)
    {
        await using var db = KotlineDb.On(database.SignIn);
        return await ask(db, ticket, cancellationToken) is { } bearer
            ? new Bearer(bearer.AccountId, bearer.UserName, [.. bearer.Roles.Select(role => Enum.Parse<Role>(role, ignoreCase: true))])
            : null;
    }

    private sealed record Answer(long AccountId, string UserName, string[] Roles, SqlVoid UseIsNoted);
}
