using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Support;
using Npgsql;

namespace Kotline.Web.Tests.Accounts;

public sealed class AddPersonTests(DatabaseFixture database)
{
    private readonly People people = new(database.Database);
    private readonly string name = $"person-{Guid.NewGuid():N}";

    [Fact]
    public async Task An_administrator_adds_a_person_and_is_recorded_as_having_done_it()
    {
        var administrator = await people.AddAsync(Role.Administrator);
        var actor = new Actor((await people.SignInAsync(administrator)).Ticket, "a request");
        (await AddAsync(actor, Role.Manager, Role.Storekeeper)).ShouldBe(AddPersonOutcome.Added);
        (await database.Owner.ReadAsync<string>(
            """
            SELECT u.actor || '|' || u.role || '|' || u.request_id FROM audit.units_of_work u JOIN audit.changes c ON c.unit_of_work_id = u.id
            WHERE c.table_name = 'accounts.accounts' AND c.new_values ->> 'user_name' = $1 AND NOT c.new_values ? 'password_hash'
            """,
            name)).ShouldBe($"{administrator.UserName}|administrator|a request");
    }

    [Theory]
    [InlineData(Role.Manager)]
    [InlineData(Role.Storekeeper)]
    [InlineData(Role.Administrator)]
    public async Task An_auditor_does_no_other_work(Role other)
    {
        var actor = await people.SignedInAsync(Role.Administrator);
        (await AddAsync(actor, Role.Auditor, other)).ShouldBe(AddPersonOutcome.RolesExcludeEachOther);
        (await database.Owner.ReadAsync<bool>("SELECT EXISTS (SELECT FROM accounts.accounts WHERE user_name = $1)", name)).ShouldBeFalse();
        (await AddAsync(actor, Role.Auditor, Role.Employee)).ShouldBe(AddPersonOutcome.Added);
    }

    [Theory]
    [InlineData(Role.Employee)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Storekeeper)]
    [InlineData(Role.Auditor)]
    public async Task Others_may_not(Role role) =>
        (await AddAsync(await people.SignedInAsync(role))).ShouldBe(AddPersonOutcome.NotAllowed);

    [Theory]
    [InlineData("db:kotline_owner")]
    [InlineData("cli:root")]
    [InlineData("Setup")]
    [InlineData("sign-in")]
    [InlineData("retention")]
    public async Task Nobody_is_called_like_an_actor_of_the_product(string userName)
    {
        var actor = await people.SignedInAsync(Role.Administrator);

        (await new AddPerson(database.Database).RunAsync(actor, userName, People.Password, [Role.Employee], TestContext.Current.CancellationToken))
            .ShouldBe(AddPersonOutcome.InvalidName);

        // And not past the rule either: the database refuses it too.
        (await Should.ThrowAsync<PostgresException>(() => database.Owner.RunAsync(
            "INSERT INTO accounts.accounts (user_name, normalized_user_name, security_stamp, concurrency_stamp) VALUES ($1, $1, '', '')", userName)))
            .SqlState.ShouldBe(PostgresErrorCodes.CheckViolation);
    }

    [Fact]
    public async Task Length_is_the_only_rule_of_a_password()
    {
        var actor = await people.SignedInAsync(Role.Administrator);
        (await AddAsync(actor, new string('a', 11))).ShouldBe(AddPersonOutcome.WeakPassword);
        (await AddAsync(actor, new string('a', 257))).ShouldBe(AddPersonOutcome.WeakPassword);
        (await AddAsync(actor, new string('a', 12))).ShouldBe(AddPersonOutcome.Added);
    }

    [Fact]
    public async Task A_password_is_the_same_however_its_accents_are_encoded()
    {
        var actor = await people.SignedInAsync(Role.Administrator);
        (await AddAsync(actor, "un été très chaud")).ShouldBe(AddPersonOutcome.Added);
        (await people.TrySignInAsync(new Person(name, "un e\u0301te\u0301 tre\u0300s chaud"))).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("line\nbreak")]
    public async Task A_name_must_be_one(string userName)
    {
        var outcome = await new AddPerson(database.Database).RunAsync(
            await people.SignedInAsync(Role.Administrator), userName, People.Password, [], TestContext.Current.CancellationToken);
        outcome.ShouldBe(AddPersonOutcome.InvalidName);
    }

    private Task<AddPersonOutcome> AddAsync(Actor actor, params Role[] roles) => new AddPerson(database.Database).RunAsync(
        actor, name, People.Password, roles, TestContext.Current.CancellationToken);

    private Task<AddPersonOutcome> AddAsync(Actor actor, string password) => new AddPerson(database.Database).RunAsync(
        actor, name, password, [], TestContext.Current.CancellationToken);
}
