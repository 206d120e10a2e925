using System.Diagnostics;
using System.Text.Json;
using Kotline.Domain.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.EndToEnd.Support;

/// <summary>
/// A site that somebody else started. Its people are read from the JSON file that <c>KOTLINE_E2E_PEOPLE</c> names: by role in lower case,
/// <c>{ "manager": { "userName": "…", "password": "…" } }</c>. A journey that needs more than the site's own doors is skipped.
/// </summary>
internal sealed class RunningSite(string address, IReadOnlyDictionary<Role, Person> people) : SiteUnderTest
{
    private const string PeopleVariable = "KOTLINE_E2E_PEOPLE";

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    public override string Address => address;

    public override DatabaseFixture Database
    {
        get
        {
            Assert.Skip("writes what only the tests' own database may hold");
            throw new UnreachableException();
        }
    }

    public static async Task<RunningSite> VisitAsync(string address)
    {
        var path = Environment.GetEnvironmentVariable(PeopleVariable);
        if (string.IsNullOrEmpty(path))
        {
            throw new InvalidOperationException($"{PeopleVariable} has to name the file of the people who may sign in at {address}.");
        }

        await using var file = File.OpenRead(path);
        var people = await JsonSerializer.DeserializeAsync<Dictionary<string, Person>>(file, json, TestContext.Current.CancellationToken);
        return new RunningSite(address, people!.ToDictionary(entry => Enum.Parse<Role>(entry.Key, ignoreCase: true), entry => entry.Value));
    }

    public override Task<Person> PersonAsync(params Role[] roles)
    {
        var role = roles.Length switch
        {
            0 => Role.Employee,
            1 => roles[0],
            _ => (Role?)null,
        };
        if (role is null || !people.TryGetValue(role.Value, out var person))
        {
            Assert.Skip($"{PeopleVariable} names nobody who is {string.Join(" and ", roles)}");
            throw new UnreachableException();
        }

        return Task.FromResult(person);
    }

    public override Task FurnishAsync() => Task.CompletedTask;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
