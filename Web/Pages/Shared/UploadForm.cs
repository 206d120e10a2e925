using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Kotline.Web.Pages.Shared;

/// <summary>
/// A form with files (RFC 7578), read as it arrives: first its fields, which include the token, then its files one by one. Only the fields
/// are held in memory, and they are bounded.
/// </summary>
internal sealed class UploadForm
{
    private const int BoundaryCharsMax = 70; // RFC 2046, section 5.1.1
    private const int HeadersMax = 8;
    private const int HeaderBytesMax = 4 * 1024;
    private const int FieldsMax = 10;
    private const int FieldBytesMax = 4 * 1024;
    private const long FieldsBytesMax = 1_000_000;

    private const string TokenField = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";

    private readonly MultipartReader reader;
    private MultipartSection? firstFile;

    private UploadForm(MultipartReader reader) => this.reader = reader;

    /// <summary>A file of the form.</summary>
    /// <param name="Name">The name that the browser gives it, without a folder.</param>
    /// <param name="Arriving">Its bytes. Those that aren't read are skipped when the next file is asked for.</param>
    public sealed record SentFile(string Name, Stream Arriving);

    /// <param name="filesBytesMax">The most bytes of files. Not more than this, plus the fields, is read from the connection.</param>
    /// <returns>Null when the request holds no such form.</returns>
    public static UploadForm? Of(HttpRequest request, long filesBytesMax)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= BoundaryCharsMax } boundary)
        {
            return null;
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = filesBytesMax + FieldsBytesMax;
        }

        return new UploadForm(
            new MultipartReader(boundary, request.Body) { HeadersCountLimit = HeadersMax, HeadersLengthLimit = HeaderBytesMax });
    }

    /// <summary>Reads the fields before the first file.</summary>
    /// <returns>Null when the form didn't come from this site: its token is missing or wrong.</returns>
    /// <exception cref="InvalidDataException">There are more fields, or longer ones, than this form has.</exception>
    public async Task<IReadOnlyDictionary<string, string>?> ReadFieldsAsync(
        IAntiforgery antiforgery, HttpContext context, CancellationToken cancellationToken)
    {
        var fields = await ReadFieldsAsync(cancellationToken);
        if (fields.GetValueOrDefault(TokenField) is not { Length: > 0 } token)
        {
            return null;
        }

        context.Request.Headers[TokenHeader] = token;
        return await antiforgery.IsRequestValidAsync(context) ? fields : null;
    }

    /// <returns>Null after the last file. A field without a chosen file is skipped.</returns>
    public async Task<SentFile?> NextFileAsync(CancellationToken cancellationToken)
    {
        while (await NextSectionAsync(cancellationToken) is { } section)
        {
            if (FileNameOf(section) is { Length: > 0 } name)
            {
                return new SentFile(name, section.Body);
            }
        }

        return null;
    }

    private async Task<Dictionary<string, string>> ReadFieldsAsync(CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>();
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (FileNameOf(section) is not null)
            {
                firstFile = section;
                break;
            }

            if (fields.Count == FieldsMax)
            {
                throw new InvalidDataException("The form has more fields than it should.");
            }

            fields[NameOf(section)] = await ReadAsync(section, cancellationToken);
        }

        return fields;
    }

    private async Task<MultipartSection?> NextSectionAsync(CancellationToken cancellationToken)
    {
        var next = firstFile ?? await reader.ReadNextSectionAsync(cancellationToken);
        firstFile = null;
        return next;
    }

    private static async Task<string> ReadAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        var bytes = new byte[FieldBytesMax + 1];
        var count = await section.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return count <= FieldBytesMax
            ? Encoding.UTF8.GetString(bytes, 0, count)
            : throw new InvalidDataException("A field of the form is longer than it should be.");
    }

    private static string NameOf(MultipartSection section) =>
        HeaderUtilities.RemoveQuotes(Disposition(section)?.Name ?? default).Value ?? "";

    /// <returns>"" for a file that wasn't chosen; null for a field.</returns>
    private static string? FileNameOf(MultipartSection section)
    {
        var disposition = Disposition(section);
        if (disposition is null || (!disposition.FileName.HasValue && !disposition.FileNameStar.HasValue))
        {
            return null;
        }

        // A browser may send a whole path. Control characters have no place in a name.
        var sent = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
        return string.Concat(sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Select(unit => char.IsControl(unit) ? '_' : unit));
    }

    private static ContentDispositionHeaderValue? Disposition(MultipartSection section) =>
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) ? disposition : null;
}
