using System.Net;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;

namespace Kotline.Web.Tests.Support;

/// <summary>A person with an account, as a test knows them.</summary>
public sealed record Person(string UserName, string Password);

/// <summary>Creates people the way the product does.</summary>
public sealed class People(KotlineDatabase database)
{
    public const string Password = "a long enough phrase";

    public async Task<Person> AddAsync(params Role[] roles)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var person = new Person($"person-{Guid.NewGuid():N}", Password);
        var actor = await new IssueCommandLineTicket(database).RunAsync("tests", cancellation);
        var outcome = await new AddPerson(database).RunAsync(actor, person.UserName, person.Password, roles, cancellation);
        outcome.ShouldBe(AddPersonOutcome.Added);
        return person;
    }

    /// <returns>Null when refused.</returns>
    public async Task<Session?> TrySignInAsync(Person person, string? requestId = null, IPAddress? address = null) =>
        await new SignIn(database, TimeProvider.System)
            .RunAsync(person.UserName, person.Password, requestId, address, TestContext.Current.CancellationToken);

    public async Task<Session> SignInAsync(Person person) => (await TrySignInAsync(person)).ShouldNotBeNull();

    public async Task<Actor> SignedInAsync(params Role[] roles) => new((await SignInAsync(await AddAsync(roles))).Ticket);
}
