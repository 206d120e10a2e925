using Kotline.Infrastructure.Installing;
using Kotline.Infrastructure.SystemLog;
using Kotline.Web.Endpoints;

namespace Kotline.Web.Setup;

/// <summary>Builds the whole site over one installation. Program runs it; tests build it over their own database.</summary>
public static class Site
{
    /// <param name="configure">Changes the builder at the end, for example to another server or other options.</param>
    public static WebApplication Build(string[] args, Installation installation, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.AddKotlineLog(builder.Configuration, TimeProvider.System);
        builder.AddRequestLogging();
        builder.AddKotlineDatabase(installation);
        builder.AddHealth();
        builder.AddSecurity();
        builder.AddSecurityHeaders();
        builder.AddLanguages();
        builder.AddSigningIn();
        builder.AddRights();
        builder.AddErrorPages();
        builder.AddForms();
        builder.AddStaticFiles();
        builder.AddSignInRateLimit();
        builder.AddAccounts();
        builder.AddClients();
        builder.AddImports();
        builder.AddUploadRateLimit();
        builder.AddStock();
        builder.AddSystemLog();
        configure?.Invoke(builder);

        var app = builder.Build();
        installation.Keep(app.Services.GetRequiredService<SystemLogSink>());
        app.UseRequestLogging();
        app.UseSecurityHeaders();
        app.UseUnreadMultipart();
        app.UseLanguages();
        app.UsePlainHttpRefusal();
        app.UseErrorPages();
        app.UseCompressedStaticFiles();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.MapRazorPages();
        app.MapImportProgress();
        app.MapStockLevels();
        app.MapLedgerExport();
        return app;
    }
}
