using Kotline.Infrastructure.Database;
using LinqToDB;

namespace Kotline.Infrastructure.Stock;

/// <summary>The functions that the stock's queries ask (sql/014, sql/024).</summary>
internal static class StockFunctions
{
    /// <summary>No row: each level is the sum of its transactions.</summary>
    [Sql.TableFunction("verify", Schema = "stock", ArgIndices = [])]
    public static IQueryable<WrongLevelRow> VerifyLevels(this KotlineDb db) => db.QueryFromExpression(() => db.VerifyLevels());

    /// <summary>A text without accents and case: by it people find and sort.</summary>
    [Sql.Function("clients.plain", ServerSideOnly = true, IsNullable = Sql.IsNullableType.NotNullable)]
    public static string Plain(string spelled) => throw new ServerSideOnlyException(nameof(Plain));

    /// <returns>Where a text is in another, from 1; 0 where it isn't.</returns>
    [Sql.Function("pg_catalog.strpos", ServerSideOnly = true, IsNullable = Sql.IsNullableType.NotNullable)]
    public static int PlaceIn(string text, string part) => throw new ServerSideOnlyException(nameof(PlaceIn));

    /// <summary>The day that a moment is on, in a time zone of the IANA's.</summary>
    [Sql.Expression("({0} AT TIME ZONE {1})::date", ServerSideOnly = true, IsNullable = Sql.IsNullableType.NotNullable)]
    public static DateOnly DayIn(DateTimeOffset moment, string timeZone) => throw new ServerSideOnlyException(nameof(DayIn));
}
