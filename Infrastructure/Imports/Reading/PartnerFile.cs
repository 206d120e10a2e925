namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>A file received from a partner, wherever its bytes are stored.</summary>
/// <param name="Name">The name that the file was sent under. Only its extension is used.</param>
/// <param name="OpenRead">Opens the same bytes from their start. It is called for each pass, so at least twice for an import.</param>
public sealed record PartnerFile(string Name, Func<Stream> OpenRead);
