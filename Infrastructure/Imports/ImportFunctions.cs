using System.Net;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Database;
using LinqToDB;

namespace Kotline.Infrastructure.Imports;

/// <summary>
/// The functions of the schema <c>imports</c>, and expressions of its queries about names and days (sql/005, sql/006, sql/030, sql/031).
/// </summary>
internal static class ImportFunctions
{
    /// <summary>The form in which names are compared: without case.</summary>
    [Sql.Function("clients.fold", ServerSideOnly = true, IsNullable = Sql.IsNullableType.NotNullable)]
    public static string Fold(string name) => throw new ServerSideOnlyException(nameof(Fold));

    /// <summary>The moment at which a day begins in Kot-Line's time zone.</summary>
    [Sql.Expression(
        $"({{0}}::timestamp AT TIME ZONE '{CompanyDate.TimeZone}')", ServerSideOnly = true, IsNullable = Sql.IsNullableType.NotNullable)]
    public static DateTimeOffset StartOf(DateOnly day) => throw new ServerSideOnlyException(nameof(StartOf));

    /// <summary>The first day of the month of a moment, in Kot-Line's time zone.</summary>
    [Sql.Expression(
        $"date_trunc('month', {{0}} AT TIME ZONE '{CompanyDate.TimeZone}')::date",
        ServerSideOnly = true,
        IsNullable = Sql.IsNullableType.NotNullable)]
    public static DateOnly MonthOf(DateTimeOffset moment) => throw new ServerSideOnlyException(nameof(MonthOf));

    /// <summary>The time at which the transaction began, by the server's clock.</summary>
    [Sql.Expression("now()", ServerSideOnly = true, IsNullable = Sql.IsNullableType.NotNullable)]
    public static DateTimeOffset Now() => throw new ServerSideOnlyException(nameof(Now));

    /// <summary>The current time by the server's clock, even if the transaction began long ago.</summary>
    [Sql.Expression("clock_timestamp()", ServerSideOnly = true, IsNullable = Sql.IsNullableType.NotNullable)]
    public static DateTimeOffset ClockTimestamp() => throw new ServerSideOnlyException(nameof(ClockTimestamp));

    [Sql.Function("imports.issue_job_ticket", ServerSideOnly = true)]
    public static long IssueJobTicket(long import, byte[] ticketHash, TimeSpan lifetime) =>
        throw new ServerSideOnlyException(nameof(IssueJobTicket));

    /// <summary>Revokes the ticket of the import whose job is running.</summary>
    [Sql.Function("imports.end_job", ServerSideOnly = true)]
    public static SqlVoid EndJob() => throw new ServerSideOnlyException(nameof(EndJob));

    /// <returns>Whether the import was held and is now accepted; null when there is no such import.</returns>
    [Sql.Function("imports.accept_changes", ServerSideOnly = true)]
    public static bool? AcceptChanges(long import) => throw new ServerSideOnlyException(nameof(AcceptChanges));

    /// <summary>The transaction's own number, negated, since no import has a negative number.</summary>
    [Sql.Expression("-pg_current_xact_id()::text::bigint", ServerSideOnly = true, IsNullable = Sql.IsNullableType.NotNullable)]
    public static long TrialNumber() => throw new ServerSideOnlyException(nameof(TrialNumber));

    /// <returns>The partner's id. The partner may exist only in this transaction.</returns>
    [Sql.Function("imports.begin_trial", ServerSideOnly = true)]
    public static long BeginTrial(
        byte[] ticket,
        string? requestId,
        IPAddress? address,
        long import,
        string partnerName,
        long policy,
        string fileName,
        byte[] fileSha256,
        long fileBytes,
        DateOnly importDate,
        string encoding,
        string delimiter,
        bool hasHeader,
        string dateOrder,
        int rowsStaged) => throw new ServerSideOnlyException(nameof(BeginTrial));

    /// <summary>The imports whose rows are being read or wait to be applied.</summary>
    [Sql.TableFunction("unfinished", Schema = "imports", ArgIndices = [])]
    public static IQueryable<UnfinishedRow> Unfinished(this KotlineDb db) => db.QueryFromExpression(() => db.Unfinished());

    /// <summary>Those of the unfinished imports that were held and then accepted by a manager.</summary>
    [Sql.TableFunction("unfinished_accepted", Schema = "imports", ArgIndices = [])]
    public static IQueryable<UnfinishedAcceptedRow> UnfinishedAccepted(this KotlineDb db) =>
        db.QueryFromExpression(() => db.UnfinishedAccepted());

    /// <summary>The imports that were held before a moment and still are.</summary>
    [Sql.TableFunction("held_before", Schema = "imports", ArgIndices = [1])]
    public static IQueryable<HeldRow> HeldBefore(this KotlineDb db, DateTimeOffset moment) =>
        db.QueryFromExpression(() => db.HeldBefore(moment));
}
