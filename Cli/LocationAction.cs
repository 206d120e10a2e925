using System.CommandLine;
using System.Text.Json;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock.Locations;

namespace Kotline.Cli;

/// <summary>kotline stock location NAME.</summary>
internal static class LocationAction
{
    private const int Done = 0;
    private const int Refused = 2;
    private const int NameLengthMax = 100;

    private static readonly Argument<string> written = new("NAME");
    private static readonly Option<bool> asJson = ArgumentParsing.Switch("--json");
    private static readonly Command program = new("kotline") { new Command("location") { written, asJson } };

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    /// <returns>0 when the location was added; 2 when the request is refused.</returns>
    public static async Task<int> RunAsync(
        KotlineDatabase database, string[] arguments, TextWriter output, TextWriter messages, CancellationToken cancellationToken)
    {
        var said = ArgumentParsing.Parse(program, arguments, out _);
        if (said?.GetValue(written)?.Trim() is not { Length: > 0 and <= NameLengthMax } name)
        {
            await messages.WriteLineAsync(
                $"kotline stock: location wants one name of 1 to {NameLengthMax} characters; see ./kotline stock --help");
            return Refused;
        }

        var actor = await new IssueCommandLineTicket(database).RunAsync(Environment.UserName, cancellationToken);
        try
        {
            if (await new AddLocation(database).RunAsync(actor, name, cancellationToken) is not { } id)
            {
                await messages.WriteLineAsync($"kotline stock: there is a location {name} already");
                return Refused;
            }

            var isJson = said.GetValue(asJson);
            await output.WriteLineAsync(isJson ? JsonSerializer.Serialize(new { id, name }, json) : $"{name} is a location now.");
            return Done;
        }
        finally
        {
            await new RevokeTicket(database).RunAsync(actor, "end a command line ticket", CancellationToken.None);
        }
    }
}
