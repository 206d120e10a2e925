using Kotline.Domain.Imports;
using Kotline.Infrastructure.Clients;
using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Clients;

/// <summary>A manager's edit, as the page makes it: the client is read, the form filled in, and sent.</summary>
internal static class Editing
{
    /// <summary>A day on which the built files' people are of an age to be clients.</summary>
    public static TimeProvider Clock { get; } = new FixedClock(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public static Task<long> IdOfAsync(this TestDatabase database, string surname) =>
        database.ScalarAsync<long>($"SELECT id FROM clients.clients WHERE surname = '{surname}'");

    public static async Task<PartnerCells> TextsOfAsync(
        this TestDatabase database, long clientId, params (WantedColumn Column, string Text)[] changes)
    {
        var client = await new ReadClient(database.Database, Clock).RunAsync(
            clientId, DatabaseRole.Manager, TestContext.Current.CancellationToken);
        var texts = ClientTexts.Of(client.ShouldNotBeNull());
        foreach (var (column, text) in changes)
        {
            texts[column] = text;
        }

        return texts;
    }

    public static async Task<EditClientOutcome> TryEditAsync(
        this TestDatabase database, long clientId, PartnerCells texts, PartnerCells seen) =>
        await new EditClient(database.Database, Clock).RunAsync(
            await database.ActAsync(TestContext.Current.CancellationToken), clientId, texts, seen, TestContext.Current.CancellationToken);

    public static async Task EditAsync(this TestDatabase database, string surname, params (WantedColumn Column, string Text)[] changes)
    {
        var clientId = await database.IdOfAsync(surname);
        var outcome = await database.TryEditAsync(
            clientId, await database.TextsOfAsync(clientId, changes), await database.TextsOfAsync(clientId));
        outcome.ShouldBeOfType<EditClientOutcome.Saved>();
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
