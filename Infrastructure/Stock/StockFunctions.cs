using Kotline.Infrastructure.Database;
using LinqToDB;

namespace Kotline.Infrastructure.Stock;

/// <summary>The functions that the stock's queries call (sql/014, sql/024).</summary>
internal static class StockFunctions
{
    /// <summary>Returns no row if each level is the sum of its transactions.</summary>
    [Sql.TableFunction("verify", Schema = "stock", ArgIndices = [])]
    public static IQueryable<WrongLevelRow> VerifyLevels(this KotlineDb db) => db.QueryFromExpression(() => db.VerifyLevels());

    /// <summary>A text without accents and case, for searching and sorting.</summary>
    [Sql.Function("clients.plain", ServerSideOnly = true, IsNullable = Sql.IsNullableType.NotNullable)]
    public static string Plain(string spelled) => throw new ServerSideOnlyException(nameof(Plain));

    /// <returns>The position of a text in another, from 1; 0 if it isn't there.</returns>
    [Sql.Function("pg_catalog.strpos", ServerSideOnly = true, IsNullable = Sql.IsNullableType.NotNullable)]
    public static int PlaceIn(string text, string part) => throw new ServerSideOnlyException(nameof(PlaceIn));

    /// <summary>The day of a moment in an IANA time zone.</summary>
    [Sql.Expression("({0} AT TIME ZONE {1})::date", ServerSideOnly = true, IsNullable = Sql.IsNullableType.NotNullable)]
    public static DateOnly DayIn(DateTimeOffset moment, string timeZone) => throw new ServerSideOnlyException(nameof(DayIn));
}
