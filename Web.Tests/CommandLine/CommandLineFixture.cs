using Kotline.Infrastructure.Installing;
using Kotline.Infrastructure.Server;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.CommandLine;

/// <summary>
/// A server that runs as long as a class of tests does, and a folder of files to import: each call finds it running, so that calls cost
/// little. Tests of the server's own coming and going have a data folder of their own.
/// </summary>
public sealed class CommandLineFixture : IAsyncLifetime
{
    private PrivateServer server = null!;

    public string Files { get; } = Directory.CreateTempSubdirectory("kotline-files-").FullName;

    internal CommandLine CommandLine => new(server.Folder, Files);

    /// <summary>The same with settings of its own.</summary>
    internal CommandLine CommandLineWith(params (string Name, string Value)[] settings) => new(server.Folder, Files, null, settings);

    public Installation Installation { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        server = await PrivateServer.StartTemporaryAsync(TestContext.Current.CancellationToken);
        Installation = await Installation.OpenAsync(server, server.Secrets, TestContext.Current.CancellationToken);
    }

    /// <summary>A database beside the command line's, with the same keys, that nothing disturbs.</summary>
    public Task<TestDatabase> NewTwinAsync() => TestDatabase.CreateAsync(server, Installation.Keys);

    /// <summary>The command line's own database.</summary>
    public TestDatabase Product => TestDatabase.Of(server, Installation.Keys);

    public async ValueTask DisposeAsync()
    {
        await Installation.DisposeAsync();
        Directory.Delete(Files, recursive: true);
    }
}
