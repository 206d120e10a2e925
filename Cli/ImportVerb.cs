using System.Globalization;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Infrastructure.Installing;
using Kotline.Infrastructure.Server;
using Microsoft.Extensions.DependencyInjection;

namespace Kotline.Cli;

/// <summary>
/// <c>./kotline import FILE... --partner NAME [--import-date YYYY-MM-DD] [--accept-changes] [--dry-run] [--json]</c>: takes files in as the
/// site does, or says what would happen. Results go to standard output, everything else to standard error.
/// </summary>
internal static class ImportVerb
{
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (ImportArguments.Parse(arguments, out var problem) is not { } wanted)
        {
            await Console.Error.WriteLineAsync($"kotline import: {problem}");
            return ImportAnswers.Refused;
        }

        await using var installation = await Installation.OpenAsync(
            CliSettings.OwnersConnection(), DataFolder.FromEnvironment(), cancellationToken);
        await using var services = Services(installation);
        if (!wanted.DryRun)
        {
            await FinishOthersAsync(services.GetRequiredService<FinishImports>(), cancellationToken);
        }

        var takeIn = services.GetRequiredService<TakeInFile>();
        var tryFile = services.GetRequiredService<TryFile>();
        var answers = new ImportAnswers(wanted.Json);
        Actor? actor = null;
        var exitCode = ImportAnswers.Done;
        foreach (var file in wanted.Files)
        {
            exitCode = Worse(exitCode, await TakeInAsync(file));
        }

        if (actor is not null)
        {
            await new RevokeTicket(installation.Database).RunAsync(actor, "command line ends", CancellationToken.None);
        }

        return exitCode;

        async Task<int> TakeInAsync(string name)
        {
            try
            {
                if (!File.Exists(name))
                {
                    return await answers.NotFoundAsync(name);
                }

                var isBarShown = !Console.IsErrorRedirected && !wanted.Json;
                var file = new PartnerFile(name, () => OpenRead(name));
                if (wanted.DryRun)
                {
                    var tried = await ProgressBar.UnderAsync(name, isBarShown, bar =>
                        tryFile.RunAsync(file, wanted.Partner, wanted.ImportDate, wanted.Choice, ActAsync, bar, cancellationToken));
                    return await answers.OfAsync(name, tried, wanted.AcceptChanges);
                }

                var outcome = await ProgressBar.UnderAsync(name, isBarShown, bar => takeIn.RunAsync(
                    file, wanted.Partner, wanted.ImportDate, wanted.Choice, wanted.AcceptChanges, ActAsync, bar, cancellationToken));
                return await answers.OfAsync(name, outcome);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                return await answers.OfAsync(name, fault);
            }
        }

        async Task<Actor> ActAsync(CancellationToken cancellationToken) =>
            actor ??= await new IssueCommandLineTicket(installation.Database).RunAsync(Environment.UserName, cancellationToken);
    }

    private static ServiceProvider Services(Installation installation) => new ServiceCollection()
        .AddInstallation(installation)
        .AddSingleton(TimeProvider.System)
        .AddSingleton(CliSettings.Reading())
        .AddImports()
        .BuildServiceProvider();

    private static async Task FinishOthersAsync(FinishImports finishImports, CancellationToken cancellationToken)
    {
        foreach (var (importId, outcome, fault) in await finishImports.RunAsync(cancellationToken))
        {
            var interrupted = string.Create(CultureInfo.InvariantCulture, $"kotline: import {importId} had been interrupted and ");
            await Console.Error.WriteLineAsync(interrupted + outcome switch
            {
                FinishOutcome.Applied => "was finished",
                FinishOutcome.Dropped => "was dropped; send its file again",
                FinishOutcome.Held => "is held: it would change too much, and a manager has to accept or drop it",
                _ => $"can't be finished now: {FaultText.Of(fault!)}",
            });
        }
    }

    private static FileStream OpenRead(string path) => new(path, new FileStreamOptions
    {
        Access = FileAccess.Read,
        Share = FileShare.Read,
        Options = FileOptions.SequentialScan | FileOptions.Asynchronous,
        BufferSize = 128 * 1024,
    });

    /// <summary>A failure outweighs a refusal, a refusal outweighs success.</summary>
    private static int Worse(int one, int other) =>
        one == ImportAnswers.Failed || other == ImportAnswers.Failed ? ImportAnswers.Failed : Math.Max(one, other);
}
