using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Uploads;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Imports;

/// <summary>A manager's files that wait for confirmation: how each will be read, before anything is written.</summary>
public sealed partial class PendingModel(
    ListUploads listUploads,
    CorrectUpload correctUpload,
    ConfirmUpload confirmUpload,
    ConfirmAllUploads confirmAllUploads,
    RemoveUpload removeUpload,
    UploadsText text,
    FileQuestionsText questions,
    ILogger<PendingModel> log) : PageModel
{
    // A wrong answer about the columns is kept, to be shown again.
    private string? mapped;
    private IReadOnlyList<string?> said = [];

    public IReadOnlyList<UploadPreview> Uploads { get; private set; } = [];

    /// <summary>Whether the request was about a file that doesn't wait, or no longer waits.</summary>
    public bool IsGone { get; private set; }

    /// <param name="map">The file whose columns the sender wants to name.</param>
    public async Task OnGetAsync(string? map, CancellationToken cancellationToken) =>
        Uploads = await listUploads.RunAsync(User.AccountId(), map, cancellationToken);

    /// <summary>Imports a file as the fields beside it say, whether or not it was read again with them.</summary>
    public async Task<IActionResult> OnPostImportAsync(
        string id, string? delimiter, bool? header, DateOrder? dateOrder, string? encoding, CancellationToken cancellationToken)
    {
        var shown = new FormatChoice(FileText.Delimiter(delimiter), header, dateOrder, SourceEncodings.Choice(encoding));
        var outcome = await correctUpload.RunIfNewAsync(User.AccountId(), id, shown, cancellationToken);
        if (outcome is not UploadOutcome.Waits)
        {
            return await NotCorrectedAsync(id, FieldId("delimiter", id), outcome, cancellationToken);
        }

        if (await confirmUpload.RunAsync(User.AccountId(), id, HttpContext.Actor(), cancellationToken) is not { } confirmed)
        {
            // The file still waits, because a question about it has to be answered first.
            return await InvalidAsync(
                id, FieldId("delimiter", id), name => text["FileRefused", name, questions["AnswerFirst"]], cancellationToken);
        }

        if (confirmed.IsRepeat)
        {
            Flash.Success(TempData, text["WasRepeat"]);
        }

        return RedirectToPage("/Imports/Import", new { id = confirmed.ImportId });
    }

    public async Task<IActionResult> OnPostImportAllAsync(CancellationToken cancellationToken)
    {
        var confirmed = await confirmAllUploads.RunAsync(User.AccountId(), HttpContext.Actor(), cancellationToken);
        if (confirmed is [var only])
        {
            return RedirectToPage("/Imports/Import", new { id = only.ImportId });
        }

        if (confirmed.Count == 0)
        {
            return await GoneAsync(cancellationToken);
        }

        Flash.Success(TempData, text["AllConfirmed", Numbers.Whole(confirmed.Count)]);
        return LocalRedirect("/Imports");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id, CancellationToken cancellationToken)
    {
        if (removeUpload.Run(User.AccountId(), id) is not { } removed)
        {
            return await GoneAsync(cancellationToken);
        }

        Flash.Success(TempData, text["Removed", removed.FileName]);
        return RedirectToPage();
    }

    /// <summary>Corrects what was detected, or answers what is asked.</summary>
    /// <param name="columns">For each column of the file, in its order, what it is; null for a column that isn't kept.</param>
    public async Task<IActionResult> OnPostCorrectAsync(
        string id,
        string? delimiter,
        bool? header,
        DateOrder? dateOrder,
        string? encoding,
        string?[] columns,
        CancellationToken cancellationToken)
    {
        var places = ColumnQuestion.Answer(columns, questions, out var problem);
        (mapped, said) = (columns.Length > 0 ? id : null, columns);
        if (problem is not null)
        {
            return await InvalidAsync(id, FieldId("columns", id), _ => problem, cancellationToken);
        }

        var choice = new FormatChoice(FileText.Delimiter(delimiter), header, dateOrder, SourceEncodings.Choice(encoding), places);
        if (choice == new FormatChoice())
        {
            return await InvalidAsync(id, FieldId("delimiter", id), _ => questions["AnswerMissing"], cancellationToken);
        }

        switch (await correctUpload.RunAsync(User.AccountId(), id, choice, cancellationToken))
        {
            case UploadOutcome.Waits waits:
                Flash.Success(TempData, text["Corrected", waits.Upload.FileName]);
                return RedirectToPage(pageName: null, pageHandler: null, routeValues: null, fragment: CardId(id));
            case var outcome:
                return await NotCorrectedAsync(id, FieldId(places is null ? "delimiter" : "columns", id), outcome, cancellationToken);
        }
    }

    private async Task<IActionResult> NotCorrectedAsync(
        string id, string field, UploadOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome is UploadOutcome.Gone)
        {
            return await GoneAsync(cancellationToken);
        }

        LogNotCorrected(outcome.Code, HttpContext.TraceId());
        return await InvalidAsync(
            id, field, name => text["FileRefused", name, UploadText.Of(outcome, text, questions)], cancellationToken);
    }

    /// <summary>The id of the element that shows one upload.</summary>
    public static string CardId(string uploadId) => "upload-" + uploadId;

    /// <summary>The id of a field of one upload. It names the upload, because the page holds several forms with the same fields.</summary>
    public static string FieldId(string field, string uploadId) => $"{field}-{uploadId}";

    /// <summary>Shows an error beside a file's field, or says that the file no longer waits.</summary>
    /// <param name="message">Makes the message from the file's name.</param>
    private async Task<IActionResult> InvalidAsync(
        string id, string field, Func<string, string> message, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        if (Uploads.FirstOrDefault(preview => preview.Upload.Id == id) is not { Upload.FileName: var name })
        {
            return Gone();
        }

        ModelState.Clear();
        ModelState.AddModelError(field, message(name));
        return this.Invalid();
    }

    private async Task<IActionResult> GoneAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return Gone();
    }

    private PageResult Gone()
    {
        IsGone = true;
        return new PageResult { StatusCode = StatusCodes.Status404NotFound };
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var uploads = await listUploads.RunAsync(User.AccountId(), mapped, cancellationToken);
        Uploads = [.. uploads.Select(preview =>
            preview is UploadPreview.AsksColumns asked && asked.Upload.Id == mapped ? ColumnQuestion.WithAnswer(asked, said) : preview)];
    }

    [LoggerMessage(LogLevel.Warning, "A correction of an upload was refused: {Code}, trace {Trace}")]
    private partial void LogNotCorrected(string code, string trace);
}
