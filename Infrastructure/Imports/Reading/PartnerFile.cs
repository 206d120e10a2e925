namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>A file received from a partner, wherever its bytes wait.</summary>
/// <param name="Name">The name that it was sent under; only its ending is ever looked at.</param>
/// <param name="OpenRead">Opens the same bytes from their start. Called once a pass, so at least twice an import.</param>
public sealed record PartnerFile(string Name, Func<Stream> OpenRead);
