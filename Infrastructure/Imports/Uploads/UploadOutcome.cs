using Kotline.Domain.Files;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>What became of an uploaded file. Unless it waits, nothing of it is kept.</summary>
public abstract record UploadOutcome
{
    private UploadOutcome(string code) => Code = code;

    /// <summary>The outcome in snake_case: "waits", a refusal's code…</summary>
    public string Code { get; }

    /// <summary>The file waits for its sender to confirm it.</summary>
    public sealed record Waits(PendingUpload Upload) : UploadOutcome("waits");

    public sealed record Refused(FileRefusal Refusal) : UploadOutcome(Refusal.Code);

    /// <summary>The file's name has more than <paramref name="CharsMax"/> characters.</summary>
    public sealed record NameTooLong(int CharsMax) : UploadOutcome("name_too_long");

    /// <summary>This person, or everybody together, already has as many files or bytes waiting as allowed.</summary>
    public sealed record TooMuchWaits() : UploadOutcome("too_much_waits");

    /// <summary>The import date lies after today in Europe/Paris.</summary>
    public sealed record DateInFuture(DateOnly Today) : UploadOutcome("import_date_in_future");

    /// <summary>The upload doesn't wait, or no longer does: it is another person's, or was confirmed, removed or forgotten.</summary>
    public sealed record Gone() : UploadOutcome("gone");
}
