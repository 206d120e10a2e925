using System.ComponentModel.DataAnnotations;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>How the log reaches table <c>system.log</c>. Section <c>SystemLog</c> of the configuration.</summary>
public sealed class SystemLogOptions
{
    public const string SectionName = "SystemLog";

    /// <summary>Events kept while the database is away or slow; later ones are dropped and counted. Default 10,000.</summary>
    [Range(1, 1_000_000)]
    public int QueueEventsMax { get; set; } = 10_000;

    /// <summary>Most rows written at once. Default 500.</summary>
    [Range(1, 10_000)]
    public int BatchRowsMax { get; set; } = 500;

    /// <summary>How long an event waits for others before it is written, in seconds. Default 1.</summary>
    [Range(0.01, 60)]
    public double BatchWaitSeconds { get; set; } = 1;

    /// <summary>Wait after a first failure, in seconds; it doubles with each further one. Default 1.</summary>
    [Range(0.01, 60)]
    public double RetryWaitSeconds { get; set; } = 1;

    /// <summary>Longest wait between two tries, in seconds: what happened while the database was away is read soon after. Default
    /// 5.</summary>
    [Range(0.01, 600)]
    public double RetryWaitSecondsMax { get; set; } = 5;

    /// <summary>How long one write may take before it counts as failed, in seconds. Default 15.</summary>
    [Range(1, 300)]
    public int WriteTimeoutSeconds { get; set; } = 15;

    /// <summary>How long a stopping process waits for its last events to be written, in seconds. Default 5.</summary>
    [Range(0, 60)]
    public double FlushTimeoutSeconds { get; set; } = 5;

    /// <summary>How long a line is kept, in days. Default 90; the database keeps every line for a week, whatever is asked.</summary>
    [Range(7, 3_650)]
    public int KeepDays { get; set; } = 90;

    /// <summary>Fails at start, naming every setting that is out of its range.</summary>
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
