using System.Text;
using Kotline.Domain.Characters;
using Kotline.Infrastructure.Imports.Uploads;
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
    /// <exception cref="InvalidDataException">
    /// There are more fields, or longer ones, than this form has, or the form ends before its last boundary.
    /// Reading the files throws it too.
    /// </exception>
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
                return new SentFile(name, new SentBytes(section.Body));
            }
        }

        return null;
    }

    private async Task<Dictionary<string, string>> ReadFieldsAsync(CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>();
        while (await ReadNextSectionAsync(cancellationToken) is { } section)
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
        var next = firstFile ?? await ReadNextSectionAsync(cancellationToken);
        firstFile = null;
        return next;
    }

    private Task<MultipartSection?> ReadNextSectionAsync(CancellationToken cancellationToken) =>
        WholeAsync(reader.ReadNextSectionAsync(cancellationToken));

    private static async Task<string> ReadAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        var bytes = new byte[FieldBytesMax + 1];
        var count = await WholeAsync(
            section.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).AsTask());
        return count <= FieldBytesMax
            ? Encoding.UTF8.GetString(bytes, 0, count)
            : throw new InvalidDataException("A field of the form is longer than it should be.");
    }

    // A form that ends before its last boundary isn't whole. The reader says so by an exception that a failing disk throws too.
    private static async Task<T> WholeAsync<T>(Task<T> reading)
    {
        try
        {
            return await reading;
        }
        catch (IOException cut) when (cut is not BadHttpRequestException)
        {
            throw new InvalidDataException("The form ended before its last boundary.", cut);
        }
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

        // A browser may send a whole path. A character that nobody sees could make one name look like another: it shows as its number.
        var sent = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
        return HiddenCharacters.Named(sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..]);
    }

    private static ContentDispositionHeaderValue? Disposition(MultipartSection section) =>
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) ? disposition : null;

    /// <summary>A file's bytes, whose early end counts as the form's fault.</summary>
    private sealed class SentBytes(Stream body) : ReadOnlyStream
    {
        public override long Position
        {
            get => body.Position;
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await WholeAsync(body.ReadAsync(buffer, cancellationToken).AsTask());
    }
}
