using LinqToDB.Mapping;

namespace Kotline.Infrastructure.Health;

/// <summary>A row of PostgreSQL's view <c>pg_settings</c>.</summary>
[Table("pg_settings", Schema = "pg_catalog")]
internal sealed record SettingRow
{
    [Column("name")]
    public string? Name { get; init; }

    [Column("setting")]
    public string? Setting { get; init; }
}

/// <summary>A row that <c>system.applied_scripts</c> returns.</summary>
internal sealed record AppliedScriptRow
{
    [Column("name")]
    public required string Name { get; init; }

    [Column("sha256")]
    public required byte[] Sha256 { get; init; }
}

/// <summary>A row that <c>imports.unfinished</c> returns.</summary>
internal sealed record UnfinishedImportRow
{
    [Column("import_id")]
    public long ImportId { get; init; }
}
