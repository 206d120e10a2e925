using System.Globalization;
using System.Text;

namespace Kotline.Infrastructure.Server;

/// <summary>
/// The settings of the private server. kotline.conf (included by postgresql.conf) and pg_hba.conf are written anew at every start, so
/// changes made in them by hand are lost.
/// </summary>
internal static class ServerSettings
{
    /// <summary>
    /// Who may connect: logins with a password, from this machine. The socket requires a password too: its folder is closed to others, and
    /// peer authentication would let the account postgres connect as every login.
    /// </summary>
    public const string HostAccess =
        """
        # Written by Kotline at every start.
        local  all  all                scram-sha-256
        host   all  all  127.0.0.1/32  scram-sha-256

        """;

    /// <summary>The role whose grants say which tables pgaudit's object audit covers.</summary>
    public const string AuditRole = "kotline_audited";

    /// <summary>What pgaudit records: changes to the schema and the roles, by everyone. It records no values of a statement.</summary>
    public static readonly IReadOnlyDictionary<string, string> PgAudit = new Dictionary<string, string>
    {
        ["pgaudit.log"] = "ddl, role",
        ["pgaudit.log_catalog"] = "off",
        ["pgaudit.log_client"] = "off",
        ["pgaudit.log_level"] = "log",
        ["pgaudit.log_parameter"] = "off",
        ["pgaudit.log_statement"] = "on",
        ["pgaudit.role"] = AuditRole,
    };

    /// <summary>sun_path holds 108 bytes, including the final zero.</summary>
    private const int SocketPathBytesMax = 107;

    public static string Text(DataFolder folder, int port, string logMark, ServerDurability durability) =>
        $"""
        # Written by Kotline at every start.

        # Reached from this machine only. No socket where its path would be too long for one: loopback serves as well.
        listen_addresses = '127.0.0.1'
        port = {port.ToString(CultureInfo.InvariantCulture)}
        unix_socket_directories = '{SocketFolder(folder, port)}'
        unix_socket_permissions = 0700
        password_encryption = 'scram-sha-256'
        max_connections = 100
        tcp_keepalives_idle = 60
        tcp_keepalives_interval = 10
        tcp_keepalives_count = 6

        # A small server on a shared machine.
        shared_buffers = {(durability == ServerDurability.Full ? "256MB" : "64MB")}
        effective_cache_size = '1GB'
        maintenance_work_mem = '128MB'
        work_mem = '16MB'
        max_wal_size = '2GB'
        wal_level = 'replica'
        random_page_cost = 1.1
        timezone = 'UTC'
        lc_messages = 'C'

        # The log: read back by Kotline, and without a value that came from a person. Messages of level ERROR quote such values
        # ("invalid input syntax for type date: ..."), so they go to the client alone; LOG, where pgaudit writes, ranks above them.
        logging_collector = off
        log_destination = 'stderr'
        log_timezone = 'UTC'
        log_line_prefix = '{ServerLog.LinePrefix(logMark)}'
        log_min_messages = 'log'
        log_min_error_statement = 'panic'
        log_error_verbosity = 'terse'
        log_statement = 'none'
        log_min_duration_statement = -1
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0

        # pgaudit: the shape of the database and its roles for everyone, and the tables granted to the audit role.
        shared_preload_libraries = 'pgaudit'
        {string.Join('\n', PgAudit.Select(setting => $"{setting.Key} = '{setting.Value}'"))}
        {Haste(durability)}
        """;

    private static string SocketFolder(DataFolder folder, int port)
    {
        var socket = Path.Combine(folder.Run, $".s.PGSQL.{port.ToString(CultureInfo.InvariantCulture)}");
        return Encoding.UTF8.GetByteCount(socket) <= SocketPathBytesMax
            ? $"\"{folder.Run.Replace("'", "''", StringComparison.Ordinal)}\""
            : "";
    }

    private static string Haste(ServerDurability durability) => durability == ServerDurability.Full
        ? ""
        : """

        # A temporary server, deleted when its tests have run.
        fsync = off
        synchronous_commit = off
        full_page_writes = off

        """;
}
