using System.Security.Cryptography;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Web.Setup;

/// <summary>
/// What <c>run --demo</c> adds: one person per role, and the two small files from their partners. Starting it again adds nothing: a person
/// who is there keeps the password that was printed once, and the same file is the same import.
/// </summary>
public static class Demonstration
{
    // Without letters and digits that look alike.
    private const string PasswordAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int PasswordLength = 16;

    private static readonly (string File, string Partner)[] files =
        [("small-french-client.csv", "Demo France"), ("small-german-client.csv", "Demo Deutschland")];

    public static async Task PrepareAsync(WebApplication site, TextWriter terminal)
    {
        var installation = site.Services.GetRequiredService<Installation>();
        var cancellationToken = site.Lifetime.ApplicationStopping;
        var actor = await new IssueCommandLineTicket(installation.Database).RunAsync(Environment.UserName, cancellationToken);
        await AddPeopleAsync(installation, actor, terminal, cancellationToken);
        await TakeInFilesAsync(site.Services.GetRequiredService<TakeInFile>(), actor, terminal, cancellationToken);
        await new RevokeTicket(installation.Database).RunAsync(actor, "end a command line ticket", cancellationToken);
    }

    private static async Task AddPeopleAsync(Installation installation, Actor actor, TextWriter terminal, CancellationToken cancellationToken)
    {
        var addPerson = new AddPerson(installation.Database);
        foreach (var role in Enum.GetValues<Role>())
        {
            var name = $"demo-{role.ForWork().Word()}";
            var password = RandomNumberGenerator.GetString(PasswordAlphabet, PasswordLength);
            if (await addPerson.RunAsync(actor, name, password, [role], cancellationToken) == AddPersonOutcome.Added)
            {
                await terminal.WriteLineAsync($"  {name,-20} {password}");
            }
        }
    }

    private static async Task TakeInFilesAsync(TakeInFile takeIn, Actor actor, TextWriter terminal, CancellationToken cancellationToken)
    {
        foreach (var (name, partner) in files)
        {
            var path = Path.Combine(AppContext.BaseDirectory, "Demo", name);
            var outcome = await takeIn.RunAsync(
                new PartnerFile(name, () => File.OpenRead(path)), partner, importDate: null, _ => Task.FromResult(actor), progress: null, cancellationToken);
            if (outcome is ImportOutcome.TakenIn { Receipt: { IsRepeat: false } receipt })
            {
                await terminal.WriteLineAsync($"  {partner}: {receipt.RowsRead} rows read, {receipt.Created} clients created");
            }
        }
    }
}
