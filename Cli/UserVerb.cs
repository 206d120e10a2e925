using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using Kotline.Domain.Accounts;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Installing;
using Kotline.Infrastructure.Server;

namespace Kotline.Cli;

/// <summary>kotline user add NAME --role ROLE [--role ROLE …]; the password is read from standard input.</summary>
public static class UserVerb
{
    public const string Usage = "kotline user add NAME --role ROLE [--role ROLE ...]   (the password comes from standard input)";

    private const int Done = 0;
    private const int Failed = 1;
    private const int Refused = 2;

    private static readonly Argument<string> name = new("NAME") { Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<Role[]> givenRoles = new("--role") { Arity = ArgumentArity.OneOrMore, CustomParser = RolesOf };
    private static readonly Command program = new("kotline") { new Command("user") { new Command("add") { name, givenRoles } } };

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        await using var installation = await Installation.OpenAsync(
            CliSettings.OwnersConnection(), DataFolder.FromEnvironment(), cancellationToken);
        return await RunAsync(installation.Database, arguments, Console.In, cancellationToken);
    }

    /// <returns>0 when the person was added; 2 when the request is refused; 1 when adding failed.</returns>
    public static async Task<int> RunAsync(KotlineDatabase database, string[] args, TextReader stdin, CancellationToken cancellationToken)
    {
        if (!TryRead(args, out var userName, out var roles, out var problem))
        {
            await Console.Error.WriteLineAsync($"{problem}\n{Usage}");
            return Refused;
        }

        var password = await ReadPasswordAsync(stdin, cancellationToken);
        var actor = await new IssueCommandLineTicket(database).RunAsync(Environment.UserName, cancellationToken);
        try
        {
            var outcome = await new AddPerson(database).RunAsync(actor, userName, password, roles, cancellationToken);
            await (outcome == AddPersonOutcome.Added ? Console.Out : Console.Error).WriteLineAsync(Message(outcome, userName));
            return outcome switch
            {
                AddPersonOutcome.Added => Done,
                AddPersonOutcome.NotAllowed => Failed,
                _ => Refused,
            };
        }
        finally
        {
            await new RevokeTicket(database).RunAsync(actor, "end a command line ticket", CancellationToken.None);
        }
    }

    private static bool TryRead(string[] args, out string userName, out IReadOnlyList<Role> roles, out string problem)
    {
        userName = string.Empty;
        roles = [];
        if (args is not ["add", ..])
        {
            problem = "What should be done? There is: add.";
            return false;
        }

        if (ArgumentParsing.Parse(program, args, out problem) is not { } said)
        {
            return false;
        }

        userName = said.GetValue(name) ?? string.Empty;
        roles = said.GetValue(givenRoles) ?? [];
        problem = userName.Length == 0 ? "A name is needed." : roles.Count == 0 ? "At least one --role is needed." : string.Empty;
        return problem.Length == 0;
    }

    private static Role[] RolesOf(ArgumentResult given)
    {
        List<Role> roles = [];
        foreach (var word in given.Tokens)
        {
            if (IsRole(word.Value, out var role))
            {
                roles.Add(role);
            }
            else
            {
                given.AddError($"--role is one of: {string.Join(", ", Enum.GetValues<Role>().Select(r => r.ForWork().Word()))}.");
            }
        }

        return [.. roles];
    }

    // Only a role's word is accepted: Enum.Parse would take numbers too.
    private static bool IsRole(string word, out Role role)
    {
        foreach (var candidate in Enum.GetValues<Role>())
        {
            if (candidate.ForWork().Word() == word)
            {
                role = candidate;
                return true;
            }
        }

        role = default;
        return false;
    }

    private static async Task<string> ReadPasswordAsync(TextReader stdin, CancellationToken cancellationToken)
    {
        if (stdin != Console.In || Console.IsInputRedirected)
        {
            return await stdin.ReadLineAsync(cancellationToken) ?? string.Empty;
        }

        Console.Error.Write("Password: ");
        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }

    private static string Message(AddPersonOutcome outcome, string userName) => outcome switch
    {
        AddPersonOutcome.Added => $"{userName} can sign in.",
        AddPersonOutcome.InvalidName => $"A name has 1 to {AccountRules.UserNameLengthMax} characters and no colon, "
            + "and isn't one that the record uses (setup, sign-in, retention).",
        AddPersonOutcome.NameTaken => $"{userName} has an account already.",
        AddPersonOutcome.WeakPassword =>
            $"A password has {AccountRules.PasswordLengthMin} to {AccountRules.PasswordLengthMax} characters. Give it on one line of standard input.",
        AddPersonOutcome.RolesExcludeEachOther => "An auditor can't be manager, storekeeper or administrator too.",
        AddPersonOutcome.NotAllowed => "The database refused the command line's ticket.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
