using System.Globalization;
using Kotline.Domain.Characters;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Uploads;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Kotline.Web.Pages.Imports;

/// <summary>
/// Receives partners' files. The form is streamed, so this page reads it by hand, including its token: ASP.NET Core's own form reader
/// would spool it to disk.
/// </summary>
[EnableRateLimiting(UploadRateLimit.Policy)]
[IgnoreAntiforgeryToken]
public sealed partial class UploadModel(
    ReceiveUpload receiveUpload,
    ListPartnerNames listPartnerNames,
    IAntiforgery antiforgery,
    UploadOptions uploadOptions,
    ReadingOptions readingOptions,
    TimeProvider clock,
    UploadsText text,
    FileQuestionsText columnNames,
    ILogger<UploadModel> log) : PageModel
{
    private const int PartnerCharsMax = 100;

    public string Partner { get; private set; } = "";

    /// <summary>In the format of an input of type "date": 2026-01-01.</summary>
    public string ImportDate { get; private set; } = "";

    public string Today => CompanyDate.Today(clock).ToString("O", CultureInfo.InvariantCulture);

    /// <summary>How many files of which size may be chosen at most.</summary>
    public (int Files, string Megabytes) Most => (uploadOptions.FilesPerRequestMax, FileText.Megabytes(readingOptions.FileBytesMax));

    public IReadOnlyList<string> Partners { get; private set; } = [];

    /// <summary>How many files of this upload were accepted, when others were refused.</summary>
    public int AcceptedCount { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ImportDate = Today;
        Partners = await listPartnerNames.RunAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            var form = UploadForm.Of(Request, readingOptions.FileBytesMax * uploadOptions.FilesPerRequestMax);
            if (form is null || !await TryReadFieldsAsync(form, cancellationToken))
            {
                return BadRequest();
            }

            await ReceiveAsync(form, cancellationToken);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or BadHttpRequestException)
        {
            return BadRequest();
        }

        if (ModelState.IsValid)
        {
            return GoTo("/Imports/Pending");
        }

        Partners = await listPartnerNames.RunAsync(cancellationToken);
        return this.Invalid();
    }

    /// <returns>False when the form didn't come from this site.</returns>
    private async Task<bool> TryReadFieldsAsync(UploadForm form, CancellationToken cancellationToken)
    {
        if (await form.ReadFieldsAsync(antiforgery, HttpContext, cancellationToken) is not { } fields)
        {
            return false;
        }

        Partner = fields.GetValueOrDefault(nameof(Partner), "").Trim();
        ImportDate = fields.GetValueOrDefault(nameof(ImportDate), "").Trim();
        return true;
    }

    private async Task ReceiveAsync(UploadForm form, CancellationToken cancellationToken)
    {
        var importDate = CheckFields();
        var count = 0;
        while (await form.NextFileAsync(cancellationToken) is { } file)
        {
            count++;
            if (importDate is not null && count <= uploadOptions.FilesPerRequestMax)
            {
                await ReceiveAsync(file, importDate.Value, cancellationToken);
            }
        }

        if (count == 0)
        {
            Refuse("Files", text["FilesMissing"]);
        }
        else if (count > uploadOptions.FilesPerRequestMax)
        {
            Refuse("Files", text["TooManyFiles", uploadOptions.FilesPerRequestMax]);
        }
    }

    private async Task ReceiveAsync(UploadForm.SentFile file, DateOnly importDate, CancellationToken cancellationToken)
    {
        var outcome = await receiveUpload.RunAsync(User.AccountId(), file.Name, Partner, importDate, file.Arriving, cancellationToken);
        if (outcome is UploadOutcome.Waits)
        {
            AcceptedCount++;
            return;
        }

        LogRefused(outcome.Code, file.Arriving.Position, HttpContext.TraceId());
        Refuse("Files", text["FileRefused", file.Name, UploadText.Of(outcome, text, columnNames)]);
    }

    /// <returns>The import date; null when a field is wrong, and then no file is read.</returns>
    private DateOnly? CheckFields()
    {
        if (Partner.Length is 0 or > PartnerCharsMax)
        {
            Refuse(nameof(Partner), Partner.Length == 0 ? text["PartnerMissing"] : text["PartnerTooLong", PartnerCharsMax]);
        }
        else if (HiddenCharacters.AreIn(Partner))
        {
            Refuse(nameof(Partner), text["PartnerHidden", HiddenCharacters.Named(Partner)]);
        }

        if (!DateOnly.TryParseExact(ImportDate, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var importDate))
        {
            Refuse(nameof(ImportDate), text["ImportDateInvalid"]);
        }
        else if (importDate > CompanyDate.Today(clock))
        {
            Refuse(nameof(ImportDate), text["ImportDateInFuture"]);
        }
        else if (importDate < CompanyDate.ImportDateMin)
        {
            Refuse(nameof(ImportDate), text["ImportDateTooEarly", Times.Day(CompanyDate.ImportDateMin)]);
        }

        return ModelState.IsValid ? importDate : null;
    }

    private void Refuse(string field, string message) => ModelState.AddModelError(field, message);

    // htmx would follow a redirect within its own request and show the other page under this page's address.
    private IActionResult GoTo(string address)
    {
        if (!HttpContext.IsPartialWanted())
        {
            return LocalRedirect(address);
        }

        Response.Headers["HX-Redirect"] = address;
        return new NoContentResult();
    }

    [LoggerMessage(LogLevel.Warning, "An upload was refused: {Code}, after {Bytes} bytes, trace {Trace}")]
    private partial void LogRefused(string code, long bytes, string trace);
}
