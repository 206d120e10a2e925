using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using Kotline.Infrastructure.SystemLog;
using Npgsql;

namespace Kotline.Web.Tests.SystemLog;

public sealed class SystemLogSinkTests
{
    [Fact]
    public async Task A_full_queue_drops_and_counts_what_comes_after()
    {
        using var dropped = new DropListener();
        var sink = new SystemLogSink(LogEvents.QuickOptions(queueEventsMax: 10), TimeProvider.System);

        for (var i = 0; i < 25; i++)
        {
            sink.Emit(LogEvents.Of("event {Number}", ("Number", i)));
        }

        sink.DroppedCount.ShouldBe(15);
        dropped.Count.ShouldBeGreaterThanOrEqualTo(15);
        await sink.DisposeAsync();
        sink.DroppedCount.ShouldBe(25);
    }

    [Fact]
    public async Task A_database_that_is_away_neither_throws_nor_makes_anyone_wait()
    {
        var sink = new SystemLogSink(LogEvents.QuickOptions(queueEventsMax: 100), TimeProvider.System);
        await using var away = NpgsqlDataSource.Create($"Host=127.0.0.1;Port={ClosedPort()};Username=nobody;Database=nothing;Timeout=2");
        sink.Attach(away);

        for (var i = 0; i < 2_000; i++)
        {
            sink.Emit(LogEvents.Of("event {Number}", ("Number", i)));
        }

        // The queue and one batch in hand are all that is kept: whoever logged the others didn't wait for room.
        sink.DroppedCount.ShouldBeGreaterThanOrEqualTo(2_000 - 100 - 500);
        await sink.DisposeAsync();
        sink.DroppedCount.ShouldBe(2_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_database_that_never_answers_does_not_hold_up_the_end(bool asynchronous)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var options = LogEvents.QuickOptions();
        options.FlushTimeoutSeconds = 0.2;
        var sink = new SystemLogSink(options, TimeProvider.System);
        await using var database = NpgsqlDataSource.Create(
            $"Host=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};Username=nobody;Database=nothing;Timeout=60");
        sink.Attach(database);
        sink.Emit(LogEvents.Of("event"));

        var clock = Stopwatch.StartNew();
        if (asynchronous)
        {
            await sink.DisposeAsync();
        }
        else
        {
            sink.Dispose();
        }

        // The connection itself would be waited for a minute.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        sink.DroppedCount.ShouldBe(1);
    }

    [Fact]
    public void A_second_database_is_refused()
    {
        using var database = NpgsqlDataSource.Create("Host=127.0.0.1");
        using var sink = new SystemLogSink(LogEvents.QuickOptions(), TimeProvider.System);
        sink.Attach(database);

        Should.Throw<InvalidOperationException>(() => sink.Attach(database));
    }

    [Fact]
    public async Task An_event_after_the_end_is_dropped_and_counted()
    {
        var sink = new SystemLogSink(LogEvents.QuickOptions(), TimeProvider.System);
        await sink.DisposeAsync();

        sink.Emit(LogEvents.Of("late"));

        sink.DroppedCount.ShouldBe(1);
        await sink.DisposeAsync();
    }

    // Serilog's batching says nothing of what comes while it closes.
    [Fact]
    public async Task An_event_during_the_end_is_counted_once()
    {
        const int writers = 4;
        const int eventsPerWriter = 5_000;
        var sink = new SystemLogSink(LogEvents.QuickOptions(queueEventsMax: 100), TimeProvider.System);
        var started = new TaskCompletionSource();
        var writing = Enumerable.Range(0, writers).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < eventsPerWriter; i++)
            {
                sink.Emit(LogEvents.Of("event"));
                started.TrySetResult();
            }
        })).ToArray();

        await started.Task;
        await sink.DisposeAsync();
        await Task.WhenAll(writing);

        sink.DroppedCount.ShouldBe(writers * eventsPerWriter);
    }

    [Fact]
    public async Task What_npgsql_says_is_not_taken()
    {
        await using var sink = new SystemLogSink(LogEvents.QuickOptions(queueEventsMax: 1), TimeProvider.System);

        for (var i = 0; i < 10; i++)
        {
            sink.Emit(LogEvents.From("Npgsql.Connection", "opened"));
            sink.Emit(LogEvents.From("Npgsql", "opened"));
        }

        sink.DroppedCount.ShouldBe(0);
        sink.Emit(LogEvents.From("NpgsqlLikeName", "kept"));
        sink.Emit(LogEvents.From("NpgsqlLikeName", "over the bound"));
        sink.DroppedCount.ShouldBe(1);
    }

    [Fact]
    public void A_setting_out_of_range_stops_the_start_and_is_named() =>
        Should.Throw<ValidationException>(() => new SystemLogSink(new SystemLogOptions { QueueEventsMax = 0 }, TimeProvider.System))
            .Message.ShouldContain(nameof(SystemLogOptions.QueueEventsMax));

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class DropListener : IDisposable
    {
        private readonly MeterListener listener = new();
        private long count;

        public DropListener()
        {
            listener.InstrumentPublished = (instrument, listening) =>
            {
                if (instrument is { Meter.Name: SystemLogSink.MeterName, Name: "kotline.log.dropped" })
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => Interlocked.Add(ref count, measurement));
            listener.Start();
        }

        public long Count => Interlocked.Read(ref count);

        public void Dispose() => listener.Dispose();
    }
}
