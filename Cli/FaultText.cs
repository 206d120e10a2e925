namespace Kotline.Cli;

/// <summary>A fault in one line: what went wrong, and what caused it.</summary>
internal static class FaultText
{
    public static string Of(Exception fault) =>
        $"{fault.GetType().Name}: {fault.Message}" + (fault.InnerException is { } cause ? $" <- {Of(cause)}" : "");
}
