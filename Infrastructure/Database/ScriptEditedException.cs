namespace Kotline.Infrastructure.Database;

/// <summary>A released script was edited after it had been applied here. A new script should follow it instead.</summary>
public sealed class ScriptEditedException(string scriptName)
    : Exception(
        $"sql/{scriptName} was edited after it had been applied to this database. Restore it and put the change into a new script.");
