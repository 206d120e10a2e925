using Kotline.Infrastructure.Imports.Running;
using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Pages.Imports;

/// <summary>The figures of a running import, in words.</summary>
public static class RunningText
{
    // Reading takes about this share of an import's time; see docs/decisions/006.
    private const double ReadingShare = 0.25;
    private const int SecondsInMinute = 60;

    /// <summary>How much of the whole import is done, from 0 to 1; null while it waits.</summary>
    public static double? Share(RunningImport import) => import.Phase switch
    {
        ImportPhase.Waiting => null,
        ImportPhase.Reading => ReadingShare * import.BytesDone / import.BytesTotal,
        _ => ReadingShare + ((1 - ReadingShare) * import.Step / import.StepsTotal),
    };

    /// <summary>The phase that runs, and how far it is.</summary>
    public static string Phase(RunningImport import, UploadsText text) => import.Phase switch
    {
        ImportPhase.Waiting => text[import.IsBehindAnother ? "Phase_Waiting" : "Phase_Beginning"],
        ImportPhase.Reading => text["Phase_Reading", FileText.Megabytes(import.BytesDone), FileText.Megabytes(import.BytesTotal)],
        _ => text["Phase_Applying", import.Step + 1, import.StepsTotal],
    };

    /// <summary>Rounded up, since people prefer to wait less than they were told.</summary>
    public static string TimeLeft(RunningImport import, UploadsText text) => import.TimeLeft switch
    {
        null => "–",
        { TotalSeconds: < SecondsInMinute } left => text["Seconds", Numbers.Whole((long)Math.Ceiling(left.TotalSeconds))],
        { } left => text["Minutes", Numbers.Whole((long)Math.Ceiling(left.TotalMinutes))],
    };
}
