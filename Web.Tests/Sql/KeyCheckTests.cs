using Kotline.Infrastructure.Installing;
using Kotline.Infrastructure.Server;

namespace Kotline.Web.Tests.Sql;

public sealed class KeyCheckTests
{
    [Fact]
    public async Task A_database_filled_with_other_keys_is_refused_before_anything_is_changed()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var server = await PrivateServer.StartTemporaryAsync(cancellationToken);
        await using (await Installation.OpenAsync(new KeptOpen(server), server.Secrets, cancellationToken))
        {
        }

        var elsewhere = DataFolder.At(Directory.CreateTempSubdirectory("kotline-keys-").FullName);
        var otherKeys = await Secrets.OpenAsync(elsewhere, cancellationToken);
        var refused = await Should.ThrowAsync<ServerUnavailableException>(
            () => Installation.OpenAsync(new KeptOpen(server), otherKeys, cancellationToken));

        refused.Message.ShouldContain("secrets.json");
        await using var sameKeys = await Installation.OpenAsync(new KeptOpen(server), server.Secrets, cancellationToken);
        sameKeys.AppliedScripts.ShouldBeEmpty();
        Directory.Delete(elsewhere.Root, recursive: true);
    }

    /// <summary>The server, which outlives the installations on it.</summary>
    private sealed class KeptOpen(PrivateServer server) : DatabaseServer
    {
        public override Npgsql.NpgsqlConnectionStringBuilder Connection(string login) => server.Connection(login);

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
