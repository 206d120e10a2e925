using System.Security.Cryptography;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Installing;
using Kotline.Infrastructure.Stock.Files;
using Kotline.Infrastructure.Stock.Locations;

namespace Kotline.Web.Setup;

/// <summary>
/// Adds what <c>run --demo</c> promises: one person per role, two partners' small files, and some products with their stock. Running
/// it again adds nothing: existing people keep the password that was printed once, the same file is the same import, and the
/// products' file has its key.
/// </summary>
public static class Demonstration
{
    // Letters and digits that look alike are left out.
    private const string PasswordAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int PasswordLength = 16;

    private static readonly (string File, string Partner)[] files =
        [("small-french-client.csv", "Demo France"), ("small-german-client.csv", "Demo Deutschland")];

    private const string ProductFile = "small-products.csv";
    private const string ProductFileKey = "demonstration products";
    private const string OpeningReason = "Stock initial de la démonstration";
    private static readonly string[] locations = ["Entrepôt de Lyon", "Boutique de Paris", "Atelier de Roubaix"];

    public static async Task PrepareAsync(WebApplication site, TextWriter terminal)
    {
        var installation = site.Services.GetRequiredService<Installation>();
        var cancellationToken = site.Lifetime.ApplicationStopping;
        var actor = await new IssueCommandLineTicket(installation.Database).RunAsync(Environment.UserName, cancellationToken);
        await AddPeopleAsync(installation, actor, terminal, cancellationToken);
        await TakeInFilesAsync(site.Services.GetRequiredService<TakeInFile>(), actor, terminal, cancellationToken);
        await TakeInProductsAsync(site.Services, actor, terminal, cancellationToken);
        await new RevokeTicket(installation.Database).RunAsync(actor, "end a command line ticket", cancellationToken);
    }

    private static async Task AddPeopleAsync(
        Installation installation, Actor actor, TextWriter terminal, CancellationToken cancellationToken)
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
            var outcome = await takeIn.RunAsync(
                new PartnerFile(name, () => File.OpenRead(PathOf(name))),
                partner,
                importDate: null,
                new FormatChoice(),
                acceptsChanges: false,
                _ => Task.FromResult(actor),
                progress: null,
                cancellationToken);
            if (outcome is ImportOutcome.TakenIn { Receipt: { IsRepeat: false } receipt })
            {
                await terminal.WriteLineAsync($"  {partner}: {receipt.RowsRead} rows read, {receipt.Created} clients created");
            }
        }
    }

    private static async Task TakeInProductsAsync(
        IServiceProvider services, Actor actor, TextWriter terminal, CancellationToken cancellationToken)
    {
        var addLocation = services.GetRequiredService<AddLocation>();
        foreach (var name in locations)
        {
            await addLocation.RunAsync(actor, name, cancellationToken);
        }

        var outcome = await services.GetRequiredService<TakeInProductFile>().RunAsync(
            actor, ProductFile, File.OpenRead(PathOf(ProductFile)), ProductFileKey, OpeningReason, isDryRun: false, cancellationToken);
        if (outcome is TakeInProductFileOutcome.Applied { Answer: { IsRepeat: false } answer })
        {
            await terminal.WriteLineAsync($"  {answer.Created} products at {locations.Length} locations");
        }
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Demo", name);
}
