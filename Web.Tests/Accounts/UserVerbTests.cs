using Kotline.Cli;
using Kotline.Infrastructure.Accounts;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Accounts;

public sealed class UserVerbTests(DatabaseFixture database)
{
    private readonly string name = $"person-{Guid.NewGuid():N}";

    [Fact]
    public async Task A_person_added_from_the_command_line_can_sign_in_and_the_record_names_the_system_user()
    {
        (await RunAsync("a long enough phrase\n", "add", name, "--role", "manager", "--role", "storekeeper")).ShouldBe(0);

        var session = await new People(database.Database).SignInAsync(new Person(name, "a long enough phrase"));
        var bearer = await new ReadBearer(database.Database).RunAsync(session.Ticket, TestContext.Current.CancellationToken);
        bearer!.Roles.Select(role => role.ToString()).ShouldBe(["Manager", "Storekeeper"]);
        (await database.Owner.ReadAsync<string>(
            """
            SELECT u.actor FROM audit.units_of_work u JOIN audit.changes c ON c.unit_of_work_id = u.id
            WHERE c.table_name = 'accounts.accounts' AND c.operation = 'INSERT' AND c.new_values ->> 'user_name' = $1
            """,
            name)).ShouldBe("cli:" + Environment.UserName);
    }

    [Theory]
    [InlineData("a long enough phrase", "add")]
    [InlineData("a long enough phrase", "remove", "somebody", "--role", "manager")]
    [InlineData("a long enough phrase", "add", "somebody")]
    [InlineData("a long enough phrase", "add", "somebody", "--role")]
    [InlineData("a long enough phrase", "add", "somebody", "--role", "king")]
    [InlineData("a long enough phrase", "add", "somebody", "--role", "1")]
    [InlineData("a long enough phrase", "add", "somebody", "else", "--role", "manager")]
    [InlineData("a long enough phrase", "add", "somebody", "--role", "auditor", "--role", "manager")]
    [InlineData("too short", "add", "somebody", "--role", "manager")]
    [InlineData("", "add", "somebody", "--role", "manager")]
    public async Task What_makes_no_sense_is_refused_and_adds_nobody(string password, params string[] args)
    {
        (await RunAsync(password, args)).ShouldBe(2);
        (await database.Owner.ReadAsync<long>("SELECT count(*) FROM accounts.accounts WHERE user_name = 'somebody'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_name_is_taken_whatever_its_case()
    {
        (await RunAsync("a long enough phrase", "add", name, "--role", "employee")).ShouldBe(0);
        (await RunAsync("a long enough phrase", "add", name.ToUpperInvariant(), "--role", "employee")).ShouldBe(2);
    }

    private Task<int> RunAsync(string password, params string[] args) =>
        UserVerb.RunAsync(database.Database, args, new StringReader(password), TestContext.Current.CancellationToken);
}
