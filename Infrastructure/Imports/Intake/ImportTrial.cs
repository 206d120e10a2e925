using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>What would become of a file if it were taken in now.</summary>
/// <param name="Receipt">The figures, as an import's receipt has them.</param>
/// <param name="Changes">What it would do to the partner's active clients: too much, and the import would be held.</param>
/// <param name="Earlier">The import of the same bytes, which is what sending them again would answer with; null if there is none.</param>
public sealed record ImportTrial(ImportReceipt Receipt, ImportChanges Changes, KnownImport? Earlier);
