using Kotline.Infrastructure.Imports.Running;

namespace Kotline.Web.Tests.Imports.Intake;

/// <summary>Watches whoever reports until it is where a test wants it.</summary>
internal sealed class LastProgress : IProgress<ImportProgress>
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);
    private readonly Dictionary<ImportPhase, TaskCompletionSource> phases = Enum.GetValues<ImportPhase>()
        .ToDictionary(phase => phase, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    public void Report(ImportProgress value) => phases[value.Phase].TrySetResult();

    public Task UntilAsync(ImportPhase phase) => phases[phase].Task.WaitAsync(patience, TestContext.Current.CancellationToken);
}
