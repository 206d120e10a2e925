using Kotline.Infrastructure.SystemLog;

namespace Kotline.Web.Setup;

/// <summary>Operations that read the log in the database and remove its oldest lines.</summary>
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
