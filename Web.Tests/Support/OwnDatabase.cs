namespace Kotline.Web.Tests.Support;

/// <summary>A database of one test class's own: its tests write in it, and each undoes or names what it writes.</summary>
public sealed class OwnDatabase(DatabaseFixture fixture) : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Database = await fixture.NewDatabaseAsync();

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
