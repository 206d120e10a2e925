using LinqToDB;

namespace Kotline.Infrastructure.Clients;

/// <summary>The functions of the schema <c>clients</c> that queries call (sql/005, sql/013, sql/014).</summary>
internal static class ClientFunctions
{
    /// <summary>The form in which names of brands and models are compared.</summary>
    [Sql.Function("clients.fold", ServerSideOnly = true, IsNullable = Sql.IsNullableType.NotNullable)]
    public static string Fold(string name) => throw new ServerSideOnlyException(nameof(Fold));

    /// <summary>The form in which persons are compared.</summary>
    [Sql.Function("clients.person_key", ServerSideOnly = true, IsNullable = Sql.IsNullableType.NotNullable)]
    public static string PersonKey(string givenName, string surname, DateOnly birthDate) =>
        throw new ServerSideOnlyException(nameof(PersonKey));

    /// <summary>The form by which texts are sorted: without accents and case.</summary>
    [Sql.Function("clients.plain", ServerSideOnly = true, IsNullable = Sql.IsNullableType.NotNullable)]
    public static string Plain(string spelled) => throw new ServerSideOnlyException(nameof(Plain));

    /// <returns>When the file that last created or updated the client came in; null for a client that the role may not see.</returns>
    [Sql.Function("clients.received_at", ServerSideOnly = true)]
    public static DateTimeOffset ReceivedAt(long client) => throw new ServerSideOnlyException(nameof(ReceivedAt));
}
