using Kotline.Domain.Accounts;

namespace Kotline.Infrastructure.Database;

/// <summary>The role of a transaction: a person's role, or the importer, which needs an import's own job ticket.</summary>
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
    /// <summary>The role's name in a unit of work, for example "manager".</summary>
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

    /// <summary>The role's name in PostgreSQL, for example "kotline_manager".</summary>
    public static string SqlName(this DatabaseRole role) => "kotline_" + role.Word();

    /// <summary>The statement that sets the role for the rest of the transaction.</summary>
    internal static SqlStatement SetStatement(this DatabaseRole role) => new($"SET LOCAL ROLE {role.SqlName()}");

    public static DatabaseRole ForWork(this Role role) => Enum.Parse<DatabaseRole>(role.ToString());
}
