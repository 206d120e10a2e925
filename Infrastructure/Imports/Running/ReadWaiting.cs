using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Async;

namespace Kotline.Infrastructure.Imports.Running;

/// <summary>Reads what waits for a manager: the number of open cases, and the imports that are held or running, the latest first.</summary>
public sealed class ReadWaiting(KotlineDatabase database)
{
    private const int ImportsMax = 20;

    /// <param name="OpenCases">The number of set-aside cases that nobody has decided on.</param>
    /// <param name="Imports">The running imports.</param>
    /// <param name="Held">The imports that would change too much and wait until a manager accepts or drops them.</param>
    public sealed record Waiting(long OpenCases, IReadOnlyList<Running> Imports, IReadOnlyList<Running> Held);

    /// <param name="RowsDone">null until the progress is known.</param>
    public sealed record Running(long Id, string Partner, string FileName, int? RowsDone);

    public async Task<Waiting> RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await ReadSession.BeginAsync(database.Web, DatabaseRole.Manager, cancellationToken);
        var imports = session.Db.GetTable<ImportRow>();
        return new Waiting(
            await session.Db.GetTable<CaseRow>().LongCountAsync(setAside => setAside.State == "open", cancellationToken),
            await ReadAsync(session.Db, imports.Where(import => import.State == "staging" || import.State == "staged"), cancellationToken),
            await ReadAsync(session.Db, imports.Where(import => import.State == "held"), cancellationToken));
    }

    private static async Task<IReadOnlyList<Running>> ReadAsync(
        KotlineDb db, IQueryable<ImportRow> imports, CancellationToken cancellationToken)
    {
        var running =
            from import in imports
            join partner in db.GetTable<PartnerRow>() on import.PartnerId equals partner.Id
            from progress in db.GetTable<ProgressRow>().LeftJoin(progress => progress.ImportId == import.Id)
            orderby import.Id descending
            select new Running(import.Id, partner.Name, import.FileName, (int?)progress.RowsDone);
        return await running.Take(ImportsMax).ToListAsync(cancellationToken);
    }
}
