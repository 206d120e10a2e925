namespace Kotline.Infrastructure.Imports.Uploads;

/// <summary>The waiting uploads have reached one of the bounds of <see cref="UploadOptions"/>.</summary>
internal sealed class TooMuchWaitsException() : Exception("Too many files or bytes wait for confirmation.");
