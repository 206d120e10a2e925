namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>What is shown of a waiting upload, before anything is written.</summary>
/// <param name="SameBytes">The import of the same bytes from the same partner; null when there is none.</param>
/// <param name="IgnoredColumns">How many of its columns are not wanted, and never kept.</param>
public sealed record UploadPreview(PendingUpload Upload, FirstRows First, KnownImport? SameBytes, int IgnoredColumns);
