using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>A file that was received and looked at, and waits for its sender to confirm it.</summary>
/// <param name="Id">128 random bits; known to its sender alone.</param>
/// <param name="AccountId">Who sent it. To anybody else it isn't there.</param>
/// <param name="File">How it will be read.</param>
/// <param name="Choice">What its sender said against detection.</param>
public sealed record PendingUpload(
    string Id,
    long AccountId,
    string FileName,
    string PartnerName,
    DateOnly ImportDate,
    DateTimeOffset ExpiresAt,
    DetectedFile File,
    FormatChoice Choice);
