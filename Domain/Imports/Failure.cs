namespace Kotline.Domain.Imports;

/// <summary>One reason why a row is set aside, and the cell that shows it.</summary>
public readonly record struct Failure(Reason Reason, WantedColumn Column)
{
    /// <summary>For example "age:Birthday".</summary>
    public string Code => $"{Reason.Code()}:{Column}";

    /// <summary>The failure whose <see cref="Code"/> this is.</summary>
    public static Failure Parse(string code)
    {
        var parts = code.Split(':');
        return new Failure(ReasonCodes.FromCode(parts[0]), Enum.Parse<WantedColumn>(parts[1]));
    }

    public override string ToString() => Code;
}
