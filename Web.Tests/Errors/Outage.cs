using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Installing;
using Kotline.Infrastructure.Server;
using Kotline.Web.Tests.Support;
using Npgsql;

namespace Kotline.Web.Tests.Errors;

/// <summary>A site over a private server of its own, which a test stops and starts under it.</summary>
public sealed class Outage : IAsyncLifetime
{
    private readonly DataFolder folder = DataFolder.At(Directory.CreateTempSubdirectory("kotline-outage-").FullName);
    private Secrets secrets = null!;
    private PrivateServer? again;

    public Installation Installation { get; private set; } = null!;

    public NpgsqlDataSource Owner { get; private set; } = null!;

    public People People => new(Installation.Database);

    public async ValueTask InitializeAsync()
    {
        secrets = await Secrets.OpenAsync(folder, TestContext.Current.CancellationToken);
        var server = await PrivateServer.StartAsync(folder, secrets, TestContext.Current.CancellationToken);
        Owner = NpgsqlDataSource.Create(server.ConnectionString(DatabaseLogin.Owner));
        Installation = await Installation.OpenAsync(server, secrets, TestContext.Current.CancellationToken);
    }

    public async Task StopServerAsync()
    {
        (await PrivateServer.StopAsync(folder, TestContext.Current.CancellationToken)).ShouldBe(StopOutcome.StoppedWhileUsed);
        if (again is not null)
        {
            await again.DisposeAsync();
        }
    }

    public async Task StartServerAsync() => again = await PrivateServer.StartAsync(folder, secrets, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Owner.DisposeAsync();
        await Installation.DisposeAsync();
        if (again is not null)
        {
            await again.DisposeAsync();
        }

        await PrivateServer.StopAsync(folder, CancellationToken.None);
        Directory.Delete(folder.Root, recursive: true);
    }
}
