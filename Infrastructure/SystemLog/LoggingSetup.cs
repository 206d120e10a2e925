using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Settings.Configuration;

namespace Kotline.Infrastructure.SystemLog;

/// <summary>
/// The site's log: console and table <c>system.log</c>, both behind <see cref="ScrubbingSink"/>. Levels come from
/// <c>Serilog:MinimumLevel</c> (default Information, Warning for Microsoft and System), the table's limits from <c>SystemLog</c>.
/// </summary>
/// <remarks>
/// Sinks can't be added by configuration, because they would see what the scrubbing removes. The command line has no log and reports
/// failures on standard error.
/// </remarks>
public static class LoggingSetup
{
    private const string LevelsSection = "Serilog:MinimumLevel";
    private const string ConsoleTemplate = "{Timestamp:HH:mm:ss} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";

    /// <summary>
    /// Makes Serilog the only log of a web application or a host, which closes it when it stops. The sink is registered too, so that
    /// <see cref="SystemLogSink.Attach"/> can be called once the database is up.
    /// </summary>
    public static ILoggingBuilder AddKotlineLog(this ILoggingBuilder builder, IConfiguration configuration, TimeProvider time)
    {
        var options = Options(configuration);
        var table = new SystemLogSink(options, time);
        builder.ClearProviders();
        var logger = CreateLogger(configuration, table);
        builder.AddSerilog(logger, dispose: true);

        // Levels are configured in one place, which is Serilog.
        builder.AddFilter<SerilogLoggerProvider>(category: null, LogLevel.Trace);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(table);

        // Used for the line that is logged for each request.
        builder.Services.AddSingleton<Serilog.ILogger>(logger);
        return builder;
    }

    /// <summary>Puts the scrubbing before the sinks given. Public so that tests see what a sink sees.</summary>
    public static Logger CreateLogger(IConfiguration configuration, Action<LoggerConfiguration> addSinks)
    {
        var sinks = new LoggerConfiguration().MinimumLevel.Verbose();
        addSinks(sinks);
        return new LoggerConfiguration()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("System", LogEventLevel.Warning)

            // It logs failing checks each time they run, which can be every second. The site itself logs each change once.
            .MinimumLevel.Override("Microsoft.Extensions.Diagnostics.HealthChecks", LogEventLevel.Fatal)
            .ReadFrom.Configuration(LevelsOnly(configuration), new ConfigurationReaderOptions(typeof(LoggerConfiguration).Assembly))
            .Enrich.FromLogContext()
            .WriteTo.Sink(new ScrubbingSink(sinks.CreateLogger()))
            .CreateLogger();
    }

    private static Logger CreateLogger(IConfiguration configuration, SystemLogSink table)
    {
        SelfLog.Enable(SayOnStandardError);
        return CreateLogger(configuration, sinks => sinks
            .WriteTo.Logger(console => console
                .Filter.ByExcluding(IsFailedStart)
                .WriteTo.Console(outputTemplate: ConsoleTemplate, formatProvider: CultureInfo.InvariantCulture))
            .WriteTo.Sink(table));
    }

    private static void SayOnStandardError(string line)
    {
        try
        {
            Console.Error.WriteLine(CardMask.Apply(line));
        }
        catch (IOException)
        {
            // The terminal was closed, so nobody reads this, and the site still has to stop what it started.
        }
    }

    // The site's start tells the person at the terminal about this in one line. The details are in the table.
    private static bool IsFailedStart(LogEvent logEvent) =>
        logEvent.MessageTemplate.Text == "Hosting failed to start"
        && logEvent.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source)
        && source is ScalarValue { Value: "Microsoft.Extensions.Hosting.Internal.Host" };

    private static SystemLogOptions Options(IConfiguration configuration) =>
        configuration.GetSection(SystemLogOptions.SectionName).Get<SystemLogOptions>() ?? new SystemLogOptions();

    private static IConfigurationRoot LevelsOnly(IConfiguration configuration) => new ConfigurationBuilder()
        .AddInMemoryCollection(configuration.GetSection(LevelsSection).AsEnumerable())
        .Build();
}
