using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kotline.Domain.Files;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Cli;

/// <summary>What <c>./kotline import</c> prints about a file, as text or JSON, and its exit code.</summary>
internal sealed class ImportAnswers(bool isJson)
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Refused = 2;

    private const string TooManyChanges = ImportFailures.TooManyChanges;

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async Task<int> OfAsync(string file, ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.TakenIn { Receipt: var receipt } =>
            await PrintAsync(isJson ? JsonSerializer.Serialize(receipt, json) : ReceiptText.Of(receipt), Done),
        ImportOutcome.FileRefused refused => await RefuseAsync(file, refused.Refusal),
        ImportOutcome.FileDoubtful doubtful => await RefuseAsync(file, doubtful.Doubt),
        ImportOutcome.FileChanged => await RefuseChangedAsync(file),
        ImportOutcome.Cancelled => await RefuseAsync(file, "cancelled", "a manager cancelled the import; nothing of it was kept"),
        ImportOutcome.TooManyChanges dropped =>
            await RefuseAsync(file, TooManyChanges, ChangesText.Dropped(dropped.Changes), dropped.Changes),
        ImportOutcome.Held held => await RefuseAsync(file, TooManyChanges, ChangesText.Waits(held.ImportId, held.Changes), held.Changes),
        ImportOutcome.DateInFuture future => await RefuseAsync(file, future.Today),
        _ => throw new InvalidOperationException("An outcome that this verb doesn't know."),
    };

    /// <param name="acceptsChanges">Whether the file would be taken in however much it changes.</param>
    public async Task<int> OfAsync(string file, TrialOutcome outcome, bool acceptsChanges) => outcome switch
    {
        TrialOutcome.Tried { Trial: var trial } => await PrintAsync(
            isJson ? Json(trial).ToJsonString(json) : TrialText.Of(trial), trial.Changes.IsTooMuch && !acceptsChanges ? Refused : Done),
        TrialOutcome.FileRefused refused => await RefuseAsync(file, refused.Refusal),
        TrialOutcome.FileDoubtful doubtful => await RefuseAsync(file, doubtful.Doubt),
        TrialOutcome.FileChanged => await RefuseChangedAsync(file),
        TrialOutcome.DateInFuture future => await RefuseAsync(file, future.Today),
        _ => throw new InvalidOperationException("An outcome that this verb doesn't know."),
    };

    public Task<int> NotFoundAsync(string file) => RefuseAsync(file, "file_not_found", "there is no such file");

    /// <summary>A file's failure is reported in its place among the files. Nothing that the file holds is ever printed.</summary>
    public async Task<int> OfAsync(string file, Exception fault)
    {
        await WriteAsync(file, "failed", FaultText.Of(fault), changes: null);
        return Failed;
    }

    private static async Task<int> PrintAsync(string text, int exitCode)
    {
        await Console.Out.WriteLineAsync(text);
        return exitCode;
    }

    private Task<int> RefuseAsync(string file, FileRefusal refusal) => RefuseAsync(file, refusal.Code, RefusalMessages.Of(refusal));

    private Task<int> RefuseAsync(string file, FileDoubt doubt) => RefuseAsync(file, doubt.Code, DoubtMessages.Of(doubt));

    private Task<int> RefuseAsync(string file, DateOnly today) => RefuseAsync(file, "import_date_in_future", string.Create(
        CultureInfo.InvariantCulture, $"the import date lies after today in Europe/Paris, {today:yyyy-MM-dd}"));

    private Task<int> RefuseChangedAsync(string file) =>
        RefuseAsync(file, "file_changed", "the file changed while it was being read; nothing of it was kept");

    private async Task<int> RefuseAsync(string file, string code, string message, ImportChanges? changes = null)
    {
        await WriteAsync(file, code, message, changes);
        return Refused;
    }

    private async Task WriteAsync(string file, string code, string message, ImportChanges? changes)
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

    /// <summary>A receipt without an import, with what the guard would say and the earlier import of the same bytes, if any.</summary>
    private static JsonNode Json(ImportTrial trial)
    {
        var receipt = JsonSerializer.SerializeToNode(trial.Receipt, json)!;
        receipt["importId"] = null;
        receipt["wouldBeHeld"] = trial.Changes.IsTooMuch;
        receipt["changes"] = JsonSerializer.SerializeToNode(Counts(trial.Changes), json);
        receipt["earlierImportId"] = trial.Earlier?.ImportId;
        return receipt;
    }

    private static object Counts(ImportChanges changes) =>
        new { changes.ActiveClients, changes.Suspended, changes.SuspendedLimit, changes.Changed, changes.ChangedLimit };
}
