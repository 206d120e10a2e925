using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Server;
using Npgsql;

namespace Kotline.Web.Tests.Sql;

/// <summary>A real server in a temporary folder, whose cluster is made once; each test leaves it stopped and whole.</summary>
public sealed class PrivateServerTests(PrivateServerTests.ServerFolder made) : IClassFixture<PrivateServerTests.ServerFolder>, IAsyncLifetime
{
    private readonly DataFolder folder = made.Folder;
    private Secrets secrets = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => secrets = await Secrets.OpenAsync(folder, Cancelled);

    public async ValueTask DisposeAsync() => await PrivateServer.StopAsync(folder, CancellationToken.None);

    [Fact]
    public async Task First_use_makes_the_database_of_the_owner_and_closes_everything_else()
    {
        await using var server = await StartAsync();

        (await ScalarAsync(server, DatabaseLogin.Owner, "SELECT current_database() || ' ' || current_user"))
            .ShouldBe("stock_management kotline_owner");
        (await ScalarAsync(server, DatabaseLogin.Owner, "SELECT rolsuper::text || rolcreatedb FROM pg_roles WHERE rolname = current_user"))
            .ShouldBe("falsefalse");
        (await ScalarAsync(server, DatabaseLogin.Superuser, "SHOW shared_preload_libraries")).ShouldBe("pgaudit");
        (await ScalarAsync(server, DatabaseLogin.Owner, "SELECT extname FROM pg_extension WHERE extname = 'pgaudit'")).ShouldBe("pgaudit");
        (await ScalarAsync(server, DatabaseLogin.Owner, "SHOW data_checksums")).ShouldBe("on");
        (await ScalarAsync(server, DatabaseLogin.Owner, "SHOW server_encoding")).ShouldBe("UTF8");
        (await ScalarAsync(server, DatabaseLogin.Owner, "SHOW timezone")).ShouldBe("UTC");
        (await ScalarAsync(
                server, DatabaseLogin.Owner, "SELECT count(*)::text FROM pg_database WHERE datallowconn AND has_database_privilege('public', oid, 'CONNECT')"))
            .ShouldBe("0");
    }

    [Fact]
    public async Task It_listens_on_loopback_and_in_its_own_folder_only()
    {
        await using var server = await StartAsync();

        (await ScalarAsync(server, DatabaseLogin.Superuser, "SHOW listen_addresses")).ShouldBe("127.0.0.1");
        (await ScalarAsync(server, DatabaseLogin.Superuser, "SHOW unix_socket_directories")).ShouldBe($"\"{folder.Run}\"");
        // Another address of this very machine is refused: the whole of 127/8 is local, and the server is bound to one of it.
        using var socket = new TcpClient();
        (await Should.ThrowAsync<SocketException>(async () => await socket.ConnectAsync(IPAddress.Parse("127.0.0.2"), server.Port, Cancelled)))
            .SocketErrorCode.ShouldBe(SocketError.ConnectionRefused);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wrong_password_is_refused_over_loopback_and_over_the_socket(bool overSocket)
    {
        await using var server = await StartAsync();
        var wrong = server.Connection(DatabaseLogin.Superuser);
        wrong.Pooling = false;
        wrong.Host = overSocket ? folder.Run : wrong.Host;
        await using (var right = new NpgsqlConnection(wrong.ConnectionString))
        {
            await right.OpenAsync(Cancelled);
        }

        wrong.Password = "wrong";
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);

        (await Should.ThrowAsync<PostgresException>(() => connection.OpenAsync(Cancelled))).SqlState.ShouldBe("28P01");
    }

    [Fact]
    public async Task The_server_of_a_second_user_is_the_one_that_runs_and_the_last_user_stops_it()
    {
        var first = await StartAsync();
        var second = await StartAsync();
        second.Port.ShouldBe(first.Port);
        var postmaster = Postmaster();

        await first.DisposeAsync();
        (await ScalarAsync(second, DatabaseLogin.Owner, "SELECT 'served'")).ShouldBe("served");
        Postmaster().ShouldBe(postmaster);

        await second.DisposeAsync();
        IsAlive(postmaster).ShouldBeFalse();
        (await PrivateServer.StopAsync(folder, Cancelled)).ShouldBe(StopOutcome.NothingRan);
    }

    [Fact]
    public async Task Many_users_come_and_go_at_once_and_each_is_served()
    {
        var ports = (await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            await using var server = await StartAsync();
            (await ScalarAsync(server, DatabaseLogin.Owner, "SELECT 'served'")).ShouldBe("served");
            return server.Port;
        }))).Distinct().Count();

        ports.ShouldBe(1);
        File.Exists(Path.Combine(folder.Cluster, "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task After_a_kill_the_next_start_finds_what_was_committed()
    {
        var killed = await StartAsync();
        await ExecuteAsync(killed, "CREATE SCHEMA kept; CREATE TABLE kept.rows (id int); INSERT INTO kept.rows VALUES (7)");
        var postmaster = Postmaster();
        using (var process = Process.GetProcessById(postmaster))
        {
            process.Kill();
        }

        while (IsAlive(postmaster))
        {
            await Task.Delay(20, Cancelled);
        }

        await killed.DisposeAsync();
        await using var server = await StartAsync();

        server.Port.ShouldBe(killed.Port);
        (await ScalarAsync(server, DatabaseLogin.Owner, "SELECT id::text FROM kept.rows")).ShouldBe("7");
    }

    [Fact]
    public async Task A_port_that_another_program_has_taken_is_chosen_again()
    {
        int before;
        await using (var first = await StartAsync())
        {
            before = first.Port;
        }

        using var other = new TcpListener(IPAddress.Loopback, before);
        other.Start();
        await using var server = await StartAsync();

        server.Port.ShouldNotBe(before);
    }

    [Fact]
    public async Task Stopping_says_that_someone_was_using_the_server()
    {
        await using var server = await StartAsync();

        (await PrivateServer.StopAsync(folder, Cancelled)).ShouldBe(StopOutcome.StoppedWhileUsed);
        (await PrivateServer.StopAsync(folder, Cancelled)).ShouldBe(StopOutcome.NothingRan);
    }

    [Fact]
    public async Task The_log_marks_each_entry_and_holds_no_value_password_or_verifier()
    {
        await using (var server = await StartAsync())
        {
            await Should.ThrowAsync<PostgresException>(() => ExecuteAsync(server, "SELECT 'planted-value'::date"));
            await ExecuteAsync(server, "CREATE ROLE someone PASSWORD 'planted-password'");
            await ExecuteAsync(server, "CREATE SCHEMA\n  spread_over_lines");
        }

        var lines = await File.ReadAllLinesAsync(folder.ServerLogFile, Cancelled);
        var log = string.Join('\n', lines);

        log.ShouldNotContain("planted-");
        log.ShouldNotContain("SCRAM-SHA-256$");
        DatabaseLogin.All.ShouldAllBe(login => !log.Contains(secrets.PasswordOf(login)));
        lines.ShouldAllBe(line => line.StartsWith(secrets.LogMark + "\t") || line.StartsWith('\t') || !line.Contains('\t'));
        var entry = lines.Single(line => line.Contains(",CREATE SCHEMA,SCHEMA,spread_over_lines,")).Split('\t');
        entry[1].ShouldEndWith(" UTC");
        entry[8].ShouldBe("stock_management");
        entry[9].ShouldBe("kotline_owner");
        entry[10].ShouldStartWith("LOG:  AUDIT: SESSION,");
        File.GetUnixFileMode(folder.ServerLogFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_temporary_server_leaves_nothing_behind()
    {
        var server = await PrivateServer.StartTemporaryAsync(Cancelled);
        (await ScalarAsync(server, DatabaseLogin.Superuser, "SHOW fsync")).ShouldBe("off");
        var path = server.Folder.Root;

        await server.DisposeAsync();

        Directory.Exists(path).ShouldBeFalse();
    }

    private Task<PrivateServer> StartAsync() => PrivateServer.StartAsync(folder, secrets, Cancelled);

    private int Postmaster() =>
        int.Parse(File.ReadLines(Path.Combine(folder.Cluster, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>A killed process whose parent hasn't taken note yet is dead for us.</summary>
    private static bool IsAlive(int process)
    {
        var status = $"/proc/{process}/stat";
        return File.Exists(status) && !File.ReadAllText(status).Contains(") Z ", StringComparison.Ordinal);
    }

    private static async Task<string?> ScalarAsync(PrivateServer server, string login, string query)
    {
        await using var connection = await ConnectAsync(server, login);
        await using var command = new NpgsqlCommand(query, connection);
        return (string?)await command.ExecuteScalarAsync(Cancelled);
    }

    private static async Task ExecuteAsync(PrivateServer server, string statements)
    {
        await using var connection = await ConnectAsync(server, DatabaseLogin.Owner);
        await using var command = new NpgsqlCommand(statements, connection);
        await command.ExecuteNonQueryAsync(Cancelled);
    }

    private static async Task<NpgsqlConnection> ConnectAsync(PrivateServer server, string login)
    {
        var unpooled = server.Connection(login);
        unpooled.Pooling = false;
        var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync(Cancelled);
        return connection;
    }

    public sealed class ServerFolder : IDisposable
    {
        public DataFolder Folder { get; } = DataFolder.At(Directory.CreateTempSubdirectory("kotline-server-").FullName);

        public void Dispose() => Directory.Delete(Folder.Root, recursive: true);
    }
}
