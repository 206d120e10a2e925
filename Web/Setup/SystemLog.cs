using Kotline.Infrastructure.SystemLog;

namespace Kotline.Web.Setup;

/// <summary>Reading the log that is kept in the database, and forgetting its oldest lines.</summary>
public static class SystemLog
{
    public static void AddSystemLog(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReadSystemLog>();
        builder.Services.AddSingleton<ReadLogLine>();
        builder.Services.AddSingleton<ForgetLogLines>();
        builder.Services.AddHostedService<ForgettingLogLines>();
    }
}
