using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Cli;

/// <summary>
/// <c>./kotline import FILE... --partner NAME [--import-date YYYY-MM-DD] [--accept-changes] [--json]</c>: takes files in as the site does.
/// Results go to standard output, all else to standard error.
/// </summary>
internal static class ImportVerb
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int Refused = 2;

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (ImportArguments.Parse(arguments, out var problem) is not { } wanted)
        {
            await Console.Error.WriteLineAsync($"kotline import: {problem}");
            return Refused;
        }

        var reading = CliSettings.Reading();
        await using var installation = await Installation.OpenAsync(
            CliSettings.OwnersConnection(), DataFolder.FromEnvironment(), cancellationToken);
        await FinishOthersAsync(installation, cancellationToken);
        var takeIn = new TakeInFile(installation, reading, TimeProvider.System) { AcceptsChanges = wanted.AcceptChanges };
        Actor? actor = null;
        var exitCode = Done;
        foreach (var file in wanted.Files)
        {
            exitCode = Worse(exitCode, await TakeInAsync(file));
        }

        if (actor is not null)
        {
            await new RevokeTicket(installation.Database).RunAsync(actor, "command line ends", CancellationToken.None);
        }

        return exitCode;

        async Task<int> TakeInAsync(string file)
        {
            try
            {
                if (!File.Exists(file))
                {
                    return await RefuseAsync(file, "file_not_found", "there is no such file", wanted.Json);
                }

                using var bar = new ProgressBar(file, Console.Error, isShown: !Console.IsErrorRedirected && !wanted.Json);
                var outcome = await takeIn.RunAsync(
                    new PartnerFile(file, () => OpenRead(file)), wanted.Partner, wanted.ImportDate, wanted.Choice, ActAsync, bar, cancellationToken);
                bar.Dispose();
                return outcome switch
                {
                    ImportOutcome.TakenIn taken => await PrintAsync(taken.Receipt, wanted.Json),
                    ImportOutcome.FileRefused refused =>
                        await RefuseAsync(file, refused.Refusal.Code, RefusalMessages.Of(refused.Refusal), wanted.Json),
                    ImportOutcome.FileDoubtful doubtful =>
                        await RefuseAsync(file, doubtful.Doubt.Code, DoubtMessages.Of(doubtful.Doubt), wanted.Json),
                    ImportOutcome.FileChanged =>
                        await RefuseAsync(file, "file_changed", "the file changed while it was being read; nothing of it was kept", wanted.Json),
                    ImportOutcome.Cancelled =>
                        await RefuseAsync(file, "cancelled", "a manager cancelled the import; nothing of it was kept", wanted.Json),
                    ImportOutcome.TooManyChanges dropped =>
                        await RefuseAsync(file, dropped.Changes, ChangesText.Dropped(dropped.Changes), wanted.Json),
                    ImportOutcome.Held held =>
                        await RefuseAsync(file, held.Changes, ChangesText.Waits(held.ImportId, held.Changes), wanted.Json),
                    ImportOutcome.DateInFuture future => await RefuseAsync(
                        file, "import_date_in_future", Invariant($"the import date lies after today in Europe/Paris, {future.Today:yyyy-MM-dd}"), wanted.Json),
                    _ => throw new InvalidOperationException("An outcome that this verb doesn't know."),
                };
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // One file's failure is told in that file's place; what it holds never is.
                await WriteAsync(file, "failed", FaultText.Of(fault), wanted.Json);
                return Failed;
            }
        }

        async Task<Actor> ActAsync(CancellationToken token) =>
            actor ??= await new IssueCommandLineTicket(installation.Database).RunAsync(Environment.UserName, token);
    }

    private static async Task FinishOthersAsync(Installation installation, CancellationToken cancellationToken)
    {
        foreach (var (importId, outcome, fault) in await new FinishImports(installation).RunAsync(cancellationToken))
        {
            await Console.Error.WriteLineAsync(Invariant($"kotline: import {importId} had been interrupted and ") + outcome switch
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

    private static async Task<int> PrintAsync(ImportReceipt receipt, bool isJson)
    {
        await Console.Out.WriteLineAsync(isJson ? JsonSerializer.Serialize(receipt, json) : ReceiptText.Of(receipt));
        return Done;
    }

    private static async Task<int> RefuseAsync(string file, string code, string message, bool isJson)
    {
        await WriteAsync(file, code, message, isJson);
        return Refused;
    }

    private static async Task<int> RefuseAsync(string file, ImportChanges changes, string message, bool isJson)
    {
        await WriteAsync(file, DropHeldImports.Failure, message, isJson, changes);
        return Refused;
    }

    private static async Task WriteAsync(string file, string code, string message, bool isJson, ImportChanges? changes = null)
    {
        if (isJson)
        {
            object error = changes is null ? new { code, message } : new { code, message, changes = Counts(changes) };
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { file, error }, json));
        }
        else
        {
            await Console.Error.WriteLineAsync($"{file}: {message} ({code})");
        }
    }

    private static object Counts(ImportChanges changes) =>
        new { changes.ActiveClients, changes.Suspended, changes.SuspendedLimit, changes.Changed, changes.ChangedLimit };

    /// <summary>A failure counts more than a refusal, a refusal more than success.</summary>
    private static int Worse(int one, int other) => one == Failed || other == Failed ? Failed : Math.Max(one, other);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
