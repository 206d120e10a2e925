using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Holding;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Infrastructure.Imports.Uploads;
using Kotline.Infrastructure.Server;
using Microsoft.Extensions.Options;

namespace Kotline.Web.Setup;

/// <summary>Partners' files: taken in, reported, held and finished; and those that come in by the browser.</summary>
public static class Imports
{
    public static void AddImports(this WebApplicationBuilder builder)
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

        builder.Services.AddSingleton<TakeInFile>();
        builder.Services.AddSingleton<TryFile>();
        builder.Services.AddSingleton<AcceptedImports>();
        builder.Services.AddSingleton<AcceptChanges>();
        builder.Services.AddSingleton<DropHeldImports>();
        builder.Services.AddSingleton<ListImports>();
        builder.Services.AddSingleton<ListMissingPartners>();
        builder.Services.AddSingleton<ListSetAsideRows>();
        builder.Services.AddSingleton<ReadImport>();
        builder.Services.AddSingleton<ReadReport>();
        builder.Services.AddSingleton<ReadWaiting>();
        builder.Services.AddHostedService<FinishingImports>();
        builder.Services.AddHostedService<ApplyingAcceptedImports>();
        builder.Services.AddHostedService<DroppingHeldImports>();
        builder.AddUploads();
    }

    /// <summary>Received, looked at, confirmed, and then worked on beside the requests.</summary>
    private static void AddUploads(this WebApplicationBuilder builder)
    {
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
