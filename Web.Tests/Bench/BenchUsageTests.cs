using System.Diagnostics;
using Kotline.Bench.Mutation;

namespace Kotline.Web.Tests.Bench;

/// <summary>The benchmarks' program explains itself before it starts anything.</summary>
public sealed class BenchUsageTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("stock", "--help")]
    [InlineData("mutants", "domain", "--help")]
    [InlineData("import", "--rows", "1", "-h")]
    public async Task Help_is_given_wherever_it_is_asked_for(params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);

        exitCode.ShouldBe(0);
        output.ShouldStartWith("Usage:");
        output.ShouldContain("\n  mutants [domain|csv|reading]");
        errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData]
    [InlineData("stocks")]
    [InlineData("mutants", "Web")]
    public async Task What_it_does_not_know_is_refused(params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);

        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        errors.ShouldContain("Usage:");
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var bench = Process.Start(new ProcessStartInfo("dotnet", [typeof(Mutant).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = bench.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = bench.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bench.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (bench.ExitCode, await output, await errors);
    }
}
