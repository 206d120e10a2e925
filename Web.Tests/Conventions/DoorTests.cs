using System.Diagnostics;

namespace Kotline.Web.Tests.Conventions;

/// <summary>The script at the root answers before it installs, builds or starts anything.</summary>
public sealed class DoorTests
{
    [Theory]
    [InlineData("run", "--urls URL")]
    [InlineData("import", "--import-date YYYY-MM-DD")]
    [InlineData("user", "--role ROLE")]
    [InlineData("psql", "psql")]
    [InlineData("stop", "Stops the private PostgreSQL server")]
    [InlineData("test", "N passed, N failed, N skipped")]
    [InlineData("bench", "bench/")]
    [InlineData("screenshots", "--out FOLDER")]
    public async Task Every_verb_explains_itself(string verb, string says)
    {
        foreach (var flag in (string[])["--help", "-h"])
        {
            (var exitCode, var output, var errors) = await KnockAsync(verb, flag);

            exitCode.ShouldBe(0);
            output.ShouldStartWith($"Usage: ./kotline {verb}");
            output.ShouldContain(says);
            errors.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task The_verbs_are_listed(params string[] arguments)
    {
        (var exitCode, var output, _) = await KnockAsync(arguments);

        exitCode.ShouldBe(0);
        foreach (var verb in (string[])["run", "import", "user", "psql", "stop", "test", "bench", "screenshots"])
        {
            output.ShouldContain($"\n  {verb} ");
        }
    }

    [Theory]
    [InlineData("unlock")]
    [InlineData("run", "--url")]
    [InlineData("run", "--urls")]
    [InlineData("test", "everything")]
    [InlineData("test", "--url")]
    [InlineData("screenshots", "--everywhere")]
    public async Task What_it_does_not_know_is_refused_and_nothing_reaches_standard_output(params string[] arguments)
    {
        (var exitCode, var output, var errors) = await KnockAsync(arguments);

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.ShouldContain("Usage: ./kotline");
    }

    private static async Task<(int ExitCode, string Output, string Errors)> KnockAsync(params string[] arguments)
    {
        using var door = Process.Start(new ProcessStartInfo(Path.Combine(Root(), "kotline"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = door.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = door.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await door.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (door.ExitCode, await output, await errors);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Kotline.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder;
    }
}
