using System.Globalization;
using Kotline.Infrastructure.SystemLog;
using Microsoft.Extensions.Configuration;
using Serilog.Core;
using Serilog.Events;

namespace Kotline.Web.Tests.SystemLog;

public sealed class LogScrubbingTests
{
    private const string Card = "4111111111111111";

    [Fact]
    public void The_console_shows_no_card_number_wherever_it_stands()
    {
        using var console = new StringWriter(CultureInfo.InvariantCulture);
        using (var logger = LoggingSetup.CreateLogger(Configuration(), sinks => sinks.WriteTo.TextWriter(console, "{Message:lj} {Properties} {Exception}")))
        {
            logger.Information("text " + Card);
            logger.Information("scalar {Value}", Card);
            logger.Information("number {Value}", 4111111111111111);
            logger.Information("formatted {Value:N0}", 4111111111111111);
            logger.Information("list {@Value}", new List<string> { Card });
            logger.Information("object {@Value}", new { Inner = new { Number = Card } });
            logger.Information("map {@Value}", new Dictionary<string, string> { [Card] = Card });
            logger.Information("halves {One}{Two}", 41111111, 11111111);
            logger.ForContext("Unrendered", Card).Information("property");
            logger.Error(new InvalidOperationException("outer", new FormatException(Card)), "exception");
        }

        console.ToString().ShouldNotContain(Card);
        console.ToString().ShouldNotContain("4,111");
        console.ToString().Split(CardMask.Mask).Length.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void An_event_without_anything_to_hide_passes_as_it_is()
    {
        var events = Logged(logger => logger.Warning(new FormatException("plain"), "{Count} rows of {Partner}", 3, "bench"));

        events.ShouldHaveSingleItem().Exception.ShouldBeOfType<FormatException>();
        events[0].RenderMessage(CultureInfo.InvariantCulture).ShouldBe("3 rows of \"bench\"");
    }

    [Theory]
    [InlineData("Npgsql.Command", "Parameters")]
    [InlineData("Microsoft.EntityFrameworkCore.Database.Command", "parameters")]
    public void The_values_of_sql_parameters_are_withheld(string source, string name)
    {
        var events = Logged(logger => logger
            .ForContext(Constants.SourceContextPropertyName, source)
            .Error("failed {" + name + "}", "Dupont"));

        events.ShouldHaveSingleItem().RenderMessage(CultureInfo.InvariantCulture).ShouldNotContain("Dupont");
    }

    [Fact]
    public void Levels_come_from_the_configuration()
    {
        var events = Logged(
            logger =>
            {
                logger.Information("dropped");
                logger.Warning("kept");
                logger.ForContext(Constants.SourceContextPropertyName, "Kotline.Import").Debug("kept too");
                logger.ForContext(Constants.SourceContextPropertyName, "Microsoft.AspNetCore").Information("dropped");
            },
            ("Serilog:MinimumLevel:Default", "Warning"),
            ("Serilog:MinimumLevel:Override:Kotline", "Debug"));

        events.Select(logEvent => logEvent.MessageTemplate.Text).ShouldBe(["kept", "kept too"]);
    }

    private static List<LogEvent> Logged(Action<Logger> log, params (string Key, string Value)[] settings)
    {
        var memory = new MemorySink();
        using var logger = LoggingSetup.CreateLogger(Configuration(settings), sinks => sinks.WriteTo.Sink(memory));
        log(logger);
        return memory.Events;
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, string? (setting) => setting.Value))
        .Build();

    private sealed class MemorySink : ILogEventSink
    {
        public List<LogEvent> Events { get; } = [];

        public void Emit(LogEvent logEvent) => Events.Add(logEvent);
    }
}
