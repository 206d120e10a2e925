using Kotline.Infrastructure.Database;
using LinqToDB;

namespace Kotline.Infrastructure.Accounts;

/// <summary>The functions of the schema <c>accounts</c> that the sign-in login may call (sql/004, sql/012).</summary>
internal static class AccountFunctions
{
    /// <returns>The ticket's id; null when the account is disabled.</returns>
    [Sql.Function("accounts.issue_session_ticket", ServerSideOnly = true)]
    public static long? IssueSessionTicket(long account, byte[] ticketHash, TimeSpan lifetime) =>
        throw new ServerSideOnlyException(nameof(IssueSessionTicket));

    [Sql.Function("accounts.issue_command_line_ticket", ServerSideOnly = true)]
    public static long IssueCommandLineTicket(string systemUserName, byte[] ticketHash, TimeSpan lifetime) =>
        throw new ServerSideOnlyException(nameof(IssueCommandLineTicket));

    [Sql.Function("accounts.revoke_ticket", ServerSideOnly = true)]
    public static SqlVoid RevokeTicket(byte[] ticket) => throw new ServerSideOnlyException(nameof(RevokeTicket));

    [Sql.Function("accounts.note_use_of", ServerSideOnly = true)]
    public static SqlVoid NoteUseOf(byte[] ticket) => throw new ServerSideOnlyException(nameof(NoteUseOf));

    /// <summary>
    /// The person whom a ticket stands for. No row when the ticket is unknown, revoked or expired, or its account is disabled.
    /// </summary>
    [Sql.TableFunction("bearer_of", Schema = "accounts", ArgIndices = [1])]
    public static IQueryable<BearerRow> BearerOf(this KotlineDb db, byte[] ticket) => db.QueryFromExpression(() => db.BearerOf(ticket));

    /// <returns>Whether the link was made. It isn't when there is an administrator already.</returns>
    [Sql.Function("accounts.create_setup_link", ServerSideOnly = true)]
    public static bool CreateSetupLink(byte[] tokenHash, TimeSpan lifetime) => throw new ServerSideOnlyException(nameof(CreateSetupLink));

    [Sql.Function("accounts.setup_link_works", ServerSideOnly = true)]
    public static bool SetupLinkWorks(byte[] token) => throw new ServerSideOnlyException(nameof(SetupLinkWorks));

    /// <returns>The administrator's account; null when the link is no longer valid.</returns>
    [Sql.Function("accounts.redeem_setup_link", ServerSideOnly = true)]
    public static long? RedeemSetupLink(byte[] token, string name, string normalizedName, string hash, string stamp) =>
        throw new ServerSideOnlyException(nameof(RedeemSetupLink));
}
