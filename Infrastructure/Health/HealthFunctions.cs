using Kotline.Infrastructure.Database;
using LinqToDB;

namespace Kotline.Infrastructure.Health;

/// <summary>Functions by which the site's login learns about its own database (sql/021, sql/030).</summary>
internal static class HealthFunctions
{
    [Sql.Function("pg_catalog.current_setting", ServerSideOnly = true)]
    public static string CurrentSetting(string name) => throw new ServerSideOnlyException(nameof(CurrentSetting));

    [Sql.Function("system.keys_match", ServerSideOnly = true)]
    public static bool KeysMatch(byte[] digest) => throw new ServerSideOnlyException(nameof(KeysMatch));

    [Sql.TableFunction("applied_scripts", Schema = "system", ArgIndices = [])]
    public static IQueryable<AppliedScriptRow> AppliedScripts(this KotlineDb db) => db.QueryFromExpression(() => db.AppliedScripts());

    [Sql.TableFunction("unfinished", Schema = "imports", ArgIndices = [])]
    public static IQueryable<UnfinishedImportRow> UnfinishedImports(this KotlineDb db) =>
        db.QueryFromExpression(() => db.UnfinishedImports());
}
