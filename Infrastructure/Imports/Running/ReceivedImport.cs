using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>An import that is written down as received, with what it will be judged by, and can be worked on.</summary>
/// <param name="Lock">Taken before the import can be seen by anybody else.</param>
internal sealed record ReceivedImport(
    long ImportId, long PartnerId, FileFormat File, SelectionPolicy Policy, DateOnly ImportDate, Actor Job, ImportLock Lock);
