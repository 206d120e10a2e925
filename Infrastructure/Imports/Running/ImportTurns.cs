namespace Kotline.Infrastructure.Imports.Running;

/// <summary>Lets only one import of this process run at a time, in the order of their arrival. Safe for use by several threads.</summary>
public sealed class ImportTurns
{
    private readonly Lock gate = new();
    private Task others = Task.CompletedTask;

    /// <param name="onWaiting">Called when another import comes first.</param>
    internal async Task<T> RunAsync<T>(Func<Task<T>> work, Action onWaiting, CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (gate)
        {
            before = others;

            // An import that gives up its place lets the next one run only after those before it have ended too.
            others = Task.WhenAll(before, ended.Task);
        }

        try
        {
            if (!before.IsCompleted)
            {
                onWaiting();
            }

            await before.WaitAsync(cancellationToken);
            return await work();
        }
        finally
        {
            ended.SetResult();
        }
    }
}
