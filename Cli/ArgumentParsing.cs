using System.CommandLine;

namespace Kotline.Cli;

/// <summary>
/// Parses the verbs' arguments with System.CommandLine, but more strictly: by itself it takes a misspelt option for one more file, a word
/// in brackets for a directive, and <c>@file</c> for a file of arguments.
/// </summary>
internal static class ArgumentParsing
{
    private static readonly ParserConfiguration strict = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>An option without a value, which is given or not.</summary>
    public static Option<bool> Switch(string name) => new(name) { Arity = ArgumentArity.Zero };

    /// <param name="wanted">What the value has to be, for the message to somebody who gave another one.</param>
    /// <param name="read">Returns null when the value isn't valid.</param>
    public static Option<T> Option<T>(string name, string wanted, Func<string, T> read) => new(name)
    {
        CustomParser = given =>
        {
            var value = read(given.Tokens[0].Value);
            if (value is null)
            {
                given.AddError($"{name} wants {wanted}, not {given.Tokens[0].Value}");
            }

            return value;
        },
    };

    /// <param name="program">The command that holds the verb and nothing else.</param>
    /// <param name="arguments">What follows the verb.</param>
    /// <returns>null when the arguments make no sense; then <paramref name="problem"/> says why, in one line.</returns>
    public static ParseResult? Parse(Command program, string[] arguments, out string problem)
    {
        var result = program.Parse([program.Name, program.Subcommands.Single().Name, .. arguments], strict);
        problem = MisspeltOption(result, arguments) is { } option ? $"{option} is no option, or lacks its value"
            : result.Errors.Count > 0 ? result.Errors[0].Message.TrimEnd('.')
            : "";
        return problem.Length == 0 ? result : null;
    }

    /// <summary>The first word that looks like an option but isn't one. After <c>--</c> all words are taken literally.</summary>
    private static string? MisspeltOption(ParseResult result, string[] arguments)
    {
        var command = result.CommandResult.Command;
        var meant = arguments.SkipWhile(argument => argument != "--");
        var words = command.Arguments.SelectMany(argument => result.GetResult(argument)?.Tokens ?? []).Select(word => word.Value);

        // Otherwise the value of --json=false would be taken for one more file.
        var switches = command.Options.Where(option => option.Arity.MaximumNumberOfValues == 0).Select(option => option.Name).ToList();
        return words.Concat(result.UnmatchedTokens).FirstOrDefault(word => word is ['-', _, ..] && !meant.Contains(word))
            ?? arguments.TakeWhile(argument => argument != "--")
                .FirstOrDefault(argument => argument.Split('=', ':') is [var name, _, ..] && switches.Contains(name));
    }
}
