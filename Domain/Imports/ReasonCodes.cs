namespace Kotline.Domain.Imports;

/// <summary>The code by which a reason is known in SQL, JSON and resources.</summary>
public static class ReasonCodes
{
    public static string Code(this Reason reason) => reason switch
    {
        Reason.Age => "age",
        Reason.Height => "height",
        Reason.Card => "card",
        Reason.Identity => "identity",
        Reason.Missing => "missing",
        Reason.Malformed => "malformed",
        Reason.Duplicate => "duplicate",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>The reason whose <see cref="Code"/> this is.</summary>
    public static Reason FromCode(string code) => code switch
    {
        "age" => Reason.Age,
        "height" => Reason.Height,
        "card" => Reason.Card,
        "identity" => Reason.Identity,
        "missing" => Reason.Missing,
        "malformed" => Reason.Malformed,
        "duplicate" => Reason.Duplicate,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };
}
