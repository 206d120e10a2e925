using Kotline.Domain.Accounts;

namespace Kotline.Infrastructure.Database;

/// <summary>What a transaction runs as: a person's role, or the importer that only an import's own job ticket opens.</summary>
public enum DatabaseRole
{
    Employee,
    Manager,
    Storekeeper,
    Auditor,
    Administrator,
    Importer,
}

public static class DatabaseRoleNames
{
    /// <summary>The role's word in a unit of work: "manager".</summary>
    public static string Word(this DatabaseRole role) => role switch
    {
        DatabaseRole.Employee => "employee",
        DatabaseRole.Manager => "manager",
        DatabaseRole.Storekeeper => "storekeeper",
        DatabaseRole.Auditor => "auditor",
        DatabaseRole.Administrator => "administrator",
        DatabaseRole.Importer => "importer",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>The role's name in PostgreSQL: "kotline_manager".</summary>
    public static string SqlName(this DatabaseRole role) => "kotline_" + role.Word();

    /// <summary>Takes the role for the rest of the transaction.</summary>
    internal static SqlStatement SetStatement(this DatabaseRole role) => new($"SET LOCAL ROLE {role.SqlName()}");

    public static DatabaseRole ForWork(this Role role) => Enum.Parse<DatabaseRole>(role.ToString());
}
