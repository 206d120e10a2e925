using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Bench.Torture;

/// <summary>What the product makes of a file before it reads a row.</summary>
/// <param name="Code">"read", "refused …" or "asked …", with the code of the reason.</param>
/// <param name="File">How it is to be read; null where it isn't.</param>
internal sealed record Answer(string Code, FileFormat? File)
{
    public const string Read = "read";

    /// <summary>The one place that knows which outcomes there are.</summary>
    public static Answer Of(FormatDetection detection) => detection switch
    {
        FormatDetection.Accepted accepted => new Answer(Read, accepted.File),
        FormatDetection.Refused refused => new Answer($"refused {refused.Refusal.Code}", null),
        FormatDetection.Doubtful doubtful => new Answer($"asked {doubtful.Doubt.Code}", null),
        _ => throw new InvalidOperationException("A detection that isn't known here."),
    };
}
