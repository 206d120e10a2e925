using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Server;
using Npgsql;

namespace Kotline.Cli;

/// <summary>
/// <c>./kotline psql [ARGS…]</c>: runs PostgreSQL's own client on the product's database, as the owner. Arguments, standard input and
/// output and the exit code pass through; the password is in the client's environment and nowhere else.
/// </summary>
internal static class PsqlVerb
{
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var folder = DataFolder.FromEnvironment();
        var secrets = await Secrets.OpenAsync(folder, cancellationToken);
        await using var server = await DatabaseServer.OpenAsync(
            CliSettings.OwnersConnection(), folder, secrets, cancellationToken);

        var program = server is PrivateServer ? PostgresBinaries.Find(folder).PathOf("psql") : "psql";
        using var psql = Process.Start(Describe(program, arguments, server.Connection(DatabaseLogin.Owner)))
            ?? throw new ServerUnavailableException($"{program} did not start.");

        // Ctrl-C reaches psql too, where it ends a query and not the session, so it is ignored here. SIGTERM is passed on.
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => psql.Kill());
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => psql.Kill());
        await psql.WaitForExitAsync(CancellationToken.None);
        return psql.ExitCode;
    }

    private static ProcessStartInfo Describe(string program, string[] arguments, NpgsqlConnectionStringBuilder connection)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["PGHOST"] = connection.Host;
        start.Environment["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGDATABASE"] = connection.Database;
        start.Environment["PGUSER"] = connection.Username;
        start.Environment["PGPASSWORD"] = connection.Password;
        start.Environment["PGAPPNAME"] = "kotline psql";
        return start;
    }
}
