using System.ComponentModel.DataAnnotations;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>How the log is written to table <c>system.log</c>. Configuration section <c>SystemLog</c>.</summary>
public sealed class SystemLogOptions
{
    public const string SectionName = "SystemLog";

    /// <summary>How many events are kept while the database is away or slow. Later ones are dropped and counted. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int QueueEventsMax { get; set; } = 10_000;

    /// <summary>Most rows written at once. Default 500.</summary>
    [Range(1, 10_000)]
    public int BatchRowsMax { get; set; } = 500;

    /// <summary>How long an event waits for others before it is written, in seconds. Default 1.</summary>
    [Range(0.01, 60)]
    public double BatchWaitSeconds { get; set; } = 1;

    /// <summary>Wait after a first failure, in seconds. It doubles with each further failure. Default 1.</summary>
    [Range(0.01, 60)]
    public double RetryWaitSeconds { get; set; } = 1;

    /// <summary>
    /// Longest wait between two attempts, in seconds. It is short, so that events of an outage are written soon after it. Default 5.
    /// </summary>
    [Range(0.01, 600)]
    public double RetryWaitSecondsMax { get; set; } = 5;

    /// <summary>How long one write may take before it counts as failed, in seconds. Default 15.</summary>
    [Range(1, 300)]
    public int WriteTimeoutSeconds { get; set; } = 15;

    /// <summary>How long a stopping process waits for its last events to be written, in seconds. Default 5.</summary>
    [Range(0, 60)]
    public double FlushTimeoutSeconds { get; set; } = 5;

    /// <summary>How long a line is kept, in days. Default 90. The database keeps every line for at least a week.</summary>
    [Range(7, 3_650)]
    public int KeepDays { get; set; } = 90;

    /// <summary>Checks the settings, so that a start fails with the names of all settings that are out of range.</summary>
    /// <exception cref="ValidationException">A setting is out of its range.</exception>
    public SystemLogOptions Validated()
    {
        List<ValidationResult> faults = [];
        if (!Validator.TryValidateObject(this, new ValidationContext(this), faults, validateAllProperties: true))
        {
            throw new ValidationException($"{SectionName}: {string.Join(" ", faults.Select(fault => fault.ErrorMessage))}");
        }

        return this;
    }
}
