using System.CommandLine;

namespace Kotline.Cli;

/// <summary>
/// How the verbs' arguments are taken apart: by System.CommandLine, and more strictly than it does by itself, which takes a misspelt
/// option for one more file, a word in brackets for a directive, and <c>@file</c> for a file of arguments.
/// </summary>
internal static class ArgumentParsing
{
    private static readonly ParserConfiguration strict = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    /// <summary>An option that is said or not said, without a value.</summary>
    public static Option<bool> Switch(string name) => new(name) { Arity = ArgumentArity.Zero };

    /// <param name="wanted">What its value has to be, for whoever gave another one.</param>
    /// <param name="read">null where the value isn't what is wanted.</param>
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

    /// <param name="program">What holds the verb, and nothing else.</param>
    /// <param name="arguments">What follows the verb.</param>
    /// <returns>null when the arguments make no sense; <paramref name="problem"/> says why, in a line.</returns>
    public static ParseResult? Parse(Command program, string[] arguments, out string problem)
    {
        var result = program.Parse([program.Name, program.Subcommands.Single().Name, .. arguments], strict);
        problem = MisspeltOption(result, arguments) is { } option ? $"{option} is no option, or lacks its value"
            : result.Errors.Count > 0 ? result.Errors[0].Message.TrimEnd('.')
            : "";
        return problem.Length == 0 ? result : null;
    }

    /// <summary>The first word that looks like an option and isn't one; after <c>--</c> all words are meant as they are.</summary>
    private static string? MisspeltOption(ParseResult result, string[] arguments)
    {
        var command = result.CommandResult.Command;
        var meant = arguments.SkipWhile(argument => argument != "--");
        var words = command.Arguments.SelectMany(argument => result.GetResult(argument)?.Tokens ?? []).Select(word => word.Value);

        // The value of --json=false would be one more file.
        var switches = command.Options.Where(option => option.Arity.MaximumNumberOfValues == 0).Select(option => option.Name).ToList();
        return words.Concat(result.UnmatchedTokens).FirstOrDefault(word => word is ['-', _, ..] && !meant.Contains(word))
            ?? arguments.TakeWhile(argument => argument != "--")
                .FirstOrDefault(argument => argument.Split('=', ':') is [var name, _, ..] && switches.Contains(name));
    }
}
