using System.Diagnostics;
using System.Text.Json;
using Kotline.Infrastructure.Server;
using Kotline.Web.Tests.Conventions;

namespace Kotline.Web.Tests.CommandLine;

/// <summary>The product's command line as a process of its own, on a data folder of the tests'.</summary>
/// <param name="ownersConnection">To a server of the company's; null for the private one.</param>
/// <param name="settings">Environment variables besides.</param>
internal sealed class CommandLine(
    DataFolder folder, string workingFolder, string? ownersConnection = null, params (string Name, string Value)[] settings)
{
    internal sealed record Ended(int ExitCode, string Output, string Errors)
    {
        /// <summary>Standard output, which must be one JSON object a line and nothing else.</summary>
        public IReadOnlyList<JsonElement> Objects => [.. Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public async Task<Ended> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process);
    }

    /// <summary>The same at a terminal, as script(1) makes one: all that is said comes as its output.</summary>
    public async Task<Ended> RunAtTerminalAsync(params string[] arguments)
    {
        string[] command = ["dotnet", Library("Cli"), .. arguments];
        var quoted = string.Join(' ', command.Select(word => $"'{word}'"));
        using var process = Start("script", ["--quiet", "--return", "--command", quoted, "/dev/null"]);
        return await EndAsync(process);
    }

    /// <summary>Starts a verb; the caller ends it.</summary>
    public Process Start(params string[] arguments) => Start("dotnet", [Library("Cli"), .. arguments]);

    /// <summary>Starts the site; the caller ends it.</summary>
    public Process StartSite(params string[] arguments) => Start("dotnet", [Library("Web"), .. arguments]);

    private static string Library(string project)
    {
        // The same configuration as the tests': …/Web.Tests/bin/Debug/net10.0/.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(House.Root, project, "bin", configuration, "net10.0", $"Kotline.{project}.dll");
    }

    private Process Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[DataFolder.Variable] = folder.Root;
        start.Environment["TMPDIR"] = folder.Temporary;
        start.Environment["KOTLINE_HOME"] = House.Root;
        start.Environment["ConnectionStrings__Kotline"] = ownersConnection;
        start.Environment["TERM"] = "xterm";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        Directory.CreateDirectory(folder.Temporary);
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.StandardInput.Close();
        return process;
    }

    public static async Task<Ended> EndAsync(Process process)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new Ended(process.ExitCode, await output, await errors);
    }
}
