using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Kotline.Infrastructure.Database;

/// <summary>
/// An installation on a server of the company's own: ConnectionStrings:Kotline names server and database,
/// Passwords:kotline_web and Passwords:kotline_sign_in are the logins', Security:DataProtectionKey is 32 bytes in base64.
/// </summary>
public static class ConfiguredInstallation
{
    public static Task<Installation> OpenAsync(IConfiguration configuration)
    {
        var server = Required(configuration, "ConnectionStrings:Kotline");
        var key = Convert.FromBase64String(Required(configuration, "Security:DataProtectionKey"));
        var database = new KotlineDatabase(login => new NpgsqlConnectionStringBuilder(server)
        {
            Username = login,
            Password = configuration[$"Passwords:{login}"],
        }.ConnectionString);
        return Task.FromResult(new Installation(database, key));
    }

    private static string Required(IConfiguration configuration, string name) =>
        configuration[name] ?? throw new InvalidOperationException($"The setting {name} is missing.");
}
