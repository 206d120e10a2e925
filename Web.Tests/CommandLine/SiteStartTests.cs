using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Kotline.Infrastructure.Server;

namespace Kotline.Web.Tests.CommandLine;

/// <summary>The site as a process: how it ends, and what it says when it can't begin.</summary>
public sealed class SiteStartTests(CommandLineFixture fixture) : IClassFixture<CommandLineFixture>, IAsyncLifetime
{
    private readonly DataFolder folder = DataFolder.At(Directory.CreateTempSubdirectory("kotline-site-").FullName);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await PrivateServer.StopAsync(folder, CancellationToken.None);
        Directory.Delete(folder.Root, recursive: true);
    }

    [Fact]
    public async Task A_port_in_use_is_said_in_one_line()
    {
        using var neighbour = new TcpListener(IPAddress.Loopback, port: 0);
        neighbour.Start();
        using var site = fixture.CommandLine.StartSite($"--urls=http://{neighbour.LocalEndpoint}");
        var ended = await CommandLine.EndAsync(site);

        ended.ExitCode.ShouldBe(1);
        var line = ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem();
        line.ShouldStartWith($"kotline: Failed to bind to address http://{neighbour.LocalEndpoint}");
        line.ShouldContain("--urls");
        ended.Output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_database_that_is_down_is_said_in_one_line_without_the_password()
    {
        // Nobody listens on port 1.
        const string connection = "Host=127.0.0.1;Port=1;Database=kotline;Username=owner;Password=s3cret";
        using var site = new CommandLine(folder, fixture.Files, connection).StartSite("--urls=http://127.0.0.1:0");
        var ended = await CommandLine.EndAsync(site);

        ended.ExitCode.ShouldBe(1);
        var line = ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem();
        line.ShouldStartWith("kotline: the database can't be used: Failed to connect to 127.0.0.1:1");
        line.ShouldContain("ConnectionStrings:Kotline");
        line.ShouldNotContain("s3cret");
        ended.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("HUP")]
    [InlineData("TERM")]
    public async Task A_terminal_that_closes_and_a_polite_kill_end_the_site_and_the_server_it_started(string signal)
    {
        using var site = new CommandLine(folder, fixture.Files).StartSite("--urls=http://127.0.0.1:0");
        string? line;
        do
        {
            line = await site.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        while (line?.StartsWith("Kotline is at ", StringComparison.Ordinal) == false);
        line.ShouldNotBeNull();
        File.Exists(Path.Combine(folder.Cluster, "postmaster.pid")).ShouldBeTrue();

        using var kill = Process.Start("kill", ["-s", signal, site.Id.ToString(CultureInfo.InvariantCulture)]);
        var ended = await CommandLine.EndAsync(site);

        // Zero, or 130 while the first start was still being announced.
        ended.ExitCode.ShouldBeOneOf(0, 130);
        ended.Errors.ShouldBeEmpty();
        File.Exists(Path.Combine(folder.Cluster, "postmaster.pid")).ShouldBeFalse();
    }
}
