using LinqToDB;
using LinqToDB.Mapping;

namespace Kotline.Infrastructure.Imports;

/// <summary>A row of <c>imports.partners</c>, with what is remembered of the partner's files.</summary>
[Table("partners", Schema = "imports")]
internal sealed record PartnerRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("name"), NotNull]
    public required string Name { get; init; }

    [Column("delimiter")]
    public string? Delimiter { get; init; }

    [Column("date_order")]
    public string? DateOrder { get; init; }

    [Column("columns")]
    public string[]? Columns { get; init; }

    [Column("column_names", DataType = DataType.BinaryJson), NotNull]
    public required string ColumnNames { get; init; }
}

/// <summary>A row of <c>imports.selection_policies</c>: a version of the policy.</summary>
[Table("selection_policies", Schema = "imports")]
internal sealed record PolicyRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("minimum_age")]
    public short MinimumAge { get; init; }

    [Column("age_limit")]
    public short AgeLimit { get; init; }

    [Column("height_tolerance_cm")]
    public decimal HeightToleranceCm { get; init; }
}

/// <summary>A row of <c>imports.imports</c>.</summary>
[Table("imports", Schema = "imports")]
internal sealed record ImportRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("partner_id")]
    public long PartnerId { get; init; }

    [Column("policy_id")]
    public long PolicyId { get; init; }

    [Column("file_name"), NotNull]
    public required string FileName { get; init; }

    [Column("file_sha256"), NotNull]
    public required byte[] FileSha256 { get; init; }

    [Column("file_bytes")]
    public long FileBytes { get; init; }

    [Column("import_date")]
    public DateOnly ImportDate { get; init; }

    [Column("encoding"), NotNull]
    public required string Encoding { get; init; }

    [Column("delimiter"), NotNull]
    public required string Delimiter { get; init; }

    [Column("has_header")]
    public bool HasHeader { get; init; }

    [Column("date_order"), NotNull]
    public required string DateOrder { get; init; }

    [Column("lines_above_header")]
    public int LinesAboveHeader { get; init; }

    [Column("state"), NotNull]
    public required string State { get; init; }

    [Column("failure")]
    public string? Failure { get; init; }

    [Column("received_at")]
    public DateTimeOffset ReceivedAt { get; init; }

    [Column("finished_at")]
    public DateTimeOffset? FinishedAt { get; init; }

    [Column("sealed_job_ticket")]
    public byte[]? SealedJobTicket { get; init; }

    [Column("rows_staged")]
    public int? RowsStaged { get; init; }

    [Column("rows_read")]
    public int? RowsRead { get; init; }

    [Column("created")]
    public int? Created { get; init; }

    [Column("updated")]
    public int? Updated { get; init; }

    [Column("unchanged")]
    public int? Unchanged { get; init; }

    [Column("set_aside")]
    public int? SetAside { get; init; }

    [Column("unreadable")]
    public int? Unreadable { get; init; }

    [Column("now_set_aside")]
    public int? NowSetAside { get; init; }

    [Column("reasons", DataType = DataType.BinaryJson)]
    public string? Reasons { get; init; }

    [Column("remarks", DataType = DataType.BinaryJson)]
    public string? Remarks { get; init; }

    [Column("seconds")]
    public decimal? Seconds { get; init; }

    [Column("held_at")]
    public DateTimeOffset? HeldAt { get; init; }

    [Column("held_for", DataType = DataType.BinaryJson)]
    public string? HeldFor { get; init; }
}

/// <summary>A row of <c>imports.progress</c>: the progress of a running import.</summary>
[Table("progress", Schema = "imports")]
internal sealed record ProgressRow
{
    [Column("import_id"), PrimaryKey]
    public long ImportId { get; init; }

    [Column("phase"), NotNull]
    public required string Phase { get; init; }

    [Column("rows_done")]
    public int RowsDone { get; init; }

    [Column("bytes_done")]
    public long BytesDone { get; init; }

    [Column("step")]
    public short Step { get; init; }

    [Column("steps_total")]
    public short StepsTotal { get; init; }

    [Column("started_at")]
    public DateTimeOffset? StartedAt { get; init; }

    [Column("updated_at")]
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A row of <c>imports.cancel_requests</c>.</summary>
[Table("cancel_requests", Schema = "imports")]
internal sealed record CancelRequestRow
{
    [Column("import_id"), PrimaryKey]
    public long ImportId { get; init; }
}

/// <summary>A row of <c>imports.set_aside_cases</c>.</summary>
[Table("set_aside_cases", Schema = "imports")]
internal sealed record CaseRow
{
    [Column("id"), PrimaryKey, Identity]
    public long Id { get; init; }

    [Column("import_id"), NotNull]
    public long ImportId { get; init; }

    [Column("state"), NotNull]
    public required string State { get; init; }
}

/// <summary>A row of <c>imports.staged_rows</c>, which is written by COPY and read by the scripts of Apply.</summary>
[Table("staged_rows", Schema = "imports")]
internal sealed record StagedRowRow
{
    [Column("import_id")]
    public long ImportId { get; init; }
}

/// <summary>A row that <c>imports.unfinished</c> returns.</summary>
internal sealed record UnfinishedRow
{
    [Column("import_id")]
    public long ImportId { get; init; }

    [Column("partner_id")]
    public long PartnerId { get; init; }

    [Column("state"), NotNull]
    public required string State { get; init; }

    [Column("sealed_job_ticket"), NotNull]
    public required byte[] SealedJobTicket { get; init; }
}

/// <summary>A row that <c>imports.unfinished_accepted</c> returns.</summary>
internal sealed record UnfinishedAcceptedRow
{
    [Column("import_id")]
    public long ImportId { get; init; }
}

/// <summary>A row that <c>imports.held_before</c> returns.</summary>
internal sealed record HeldRow
{
    [Column("import_id")]
    public long ImportId { get; init; }

    [Column("sealed_job_ticket"), NotNull]
    public required byte[] SealedJobTicket { get; init; }
}
