namespace Kotline.Domain.Imports;

/// <summary>One reason why a row is set aside, and the cell that shows it.</summary>
public readonly record struct Failure(Reason Reason, WantedColumn Column)
{
    /// <summary>For example "age:Birthday".</summary>
    public string Code => $"{Reason.Code()}:{Column}";

    public override string ToString() => Code;
}
