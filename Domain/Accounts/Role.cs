namespace Kotline.Domain.Accounts;

/// <summary>What a person may do. Rights add up; auditor excludes manager, storekeeper and administrator.</summary>
public enum Role
{
    Employee,
    Manager,
    Storekeeper,
    Auditor,
    Administrator,
}
