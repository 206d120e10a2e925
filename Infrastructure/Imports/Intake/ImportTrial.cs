using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Intake;

/// <summary>What would become of a file if it were taken in now.</summary>
/// <param name="Receipt">The figures, as in an import's receipt.</param>
/// <param name="Changes">What the import would do to the partner's active clients. If it is too much, the import would be held.</param>
/// <param name="Earlier">The earlier import of the same bytes, whose receipt is the answer when they are sent again; null if
/// there is none.</param>
public sealed record ImportTrial(ImportReceipt Receipt, ImportChanges Changes, KnownImport? Earlier);
