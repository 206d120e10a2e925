using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Infrastructure.Server;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Uploads;
using Microsoft.Extensions.Options;

namespace Kotline.Web.Setup;

/// <summary>Files that come in by the browser: received, looked at, confirmed, and then worked on beside the requests.</summary>
public static class Uploads
{
    public static void AddUploads(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ReadingOptions>()
            .BindConfiguration(ReadingOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddOptions<UploadOptions>()
            .BindConfiguration(UploadOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<ReadingOptions>>().Value);
        builder.Services.AddSingleton(services => WithFolder(services.GetRequiredService<IOptions<UploadOptions>>().Value));

        builder.Services.AddSingleton<PendingUploads>();
        builder.Services.AddSingleton<ConfirmedUploads>();
        builder.Services.AddSingleton<ImportTurns>();
        builder.Services.AddSingleton<CheckFile>();
        builder.Services.AddSingleton<ReceiveUpload>();
        builder.Services.AddSingleton<CorrectUpload>();
        builder.Services.AddSingleton<ConfirmUpload>();
        builder.Services.AddSingleton<ConfirmAllUploads>();
        builder.Services.AddSingleton<RemoveUpload>();
        builder.Services.AddSingleton<ListUploads>();
        builder.Services.AddSingleton<RunConfirmedUpload>();
        builder.Services.AddSingleton<ListPartnerNames>();
        builder.Services.AddSingleton<ReadProgress>();
        builder.Services.AddSingleton<CancelImport>();
        builder.Services.AddHostedService<RunningImports>();
        builder.Services.AddHostedService<ForgettingUploads>();
    }

    private static UploadOptions WithFolder(UploadOptions options)
    {
        var temporary = DataFolder.FromEnvironment().Temporary;
        return options.Folder is null && Directory.Exists(temporary) ? options with { Folder = temporary } : options;
    }
}
