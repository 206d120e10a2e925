using System.Globalization;
using System.Text;
using Kotline.Domain.Stock.ProductFiles;
using Kotline.Infrastructure.Stock.Files;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Kotline.Web.Pages.Stock.Files;

/// <summary>
/// Receives a file of products, to be checked before anything is written. Its form is streamed, so it is read by hand, its token too.
/// </summary>
[EnableRateLimiting(UploadRateLimit.Policy)]
[IgnoreAntiforgeryToken]
public sealed partial class ProductFileModel(
    ReceiveProductFile receiveProductFile,
    PendingProductFiles pending,
    IAntiforgery antiforgery,
    ProductFileOptions options,
    ProductFilesText text,
    ILogger<ProductFileModel> log) : PageModel
{
    public const string Field = "File";

    // A file that is somewhat too large is received and refused in words; one beyond this the server doesn't take at all.
    private const int SentOverTakenMax = 4;

    public PendingProductFile? Waiting { get; private set; }

    public (string Megabytes, string Rows) Most => (ProductFileText.Megabytes(options.FileBytesMax), Numbers.Whole(options.RowsMax));

    public void OnGet() => Waiting = pending.Of(User.AccountId());

    /// <summary>An empty table with one row as an example, as a spreadsheet in the reader's language opens it.</summary>
    public FileContentResult OnGetTemplate()
    {
        var separator = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? ';' : ',';
        var header = string.Join(separator, Enum.GetValues<ProductColumn>().Select(column => text["Column_" + column].Value));
        var csv = $"\uFEFF{header}\r\n{text["TemplateRow"].Value}\r\n";
        return File(Encoding.UTF8.GetBytes(csv), "text/csv; charset=utf-8", text["TemplateName"].Value);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        try
        {
            var form = UploadForm.Of(Request, (long)options.FileBytesMax * SentOverTakenMax);
            if (form is null || await form.ReadFieldsAsync(antiforgery, HttpContext, cancellationToken) is null)
            {
                return BadRequest();
            }

            await ReceiveAsync(form, cancellationToken);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            Refuse(text["TooLarge", Most.Megabytes]);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or BadHttpRequestException)
        {
            return BadRequest();
        }

        if (ModelState.IsValid)
        {
            return RedirectToPage("/Stock/Files/CheckProductFile");
        }

        OnGet();
        return this.Invalid();
    }

    private async Task ReceiveAsync(UploadForm form, CancellationToken cancellationToken)
    {
        if (await form.NextFileAsync(cancellationToken) is not { } file)
        {
            Refuse(text["FileMissing"]);
            return;
        }

        var outcome = await receiveProductFile.RunAsync(User.AccountId(), file.Name, file.Arriving, cancellationToken);
        if (outcome is not ReceiveProductFileOutcome.Waits)
        {
            LogRefused(file.Arriving.Position, HttpContext.TraceId());
            Refuse(text["FileRefused", file.Name, ProductFileText.Of(outcome, text)]);
        }
    }

    private void Refuse(string message) => ModelState.AddModelError(Field, message);

    [LoggerMessage(LogLevel.Warning, "A product file was refused after {Bytes} bytes, trace {Trace}")]
    private partial void LogRefused(long bytes, string trace);
}
