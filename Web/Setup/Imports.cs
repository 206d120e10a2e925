using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports;
using Kotline.Infrastructure.Imports.Uploads;
using Kotline.Infrastructure.Server;
using Microsoft.Extensions.Options;

namespace Kotline.Web.Setup;

/// <summary>Operations on partners' files and their imports, including uploads by the browser.</summary>
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

        builder.Services.AddImports();
        builder.Services.AddHostedService<FinishingImports>();
        builder.Services.AddHostedService<ApplyingAcceptedImports>();
        builder.Services.AddHostedService<DroppingHeldImports>();

        // Uploads are confirmed in a request and then processed in the background.
        builder.Services.AddHostedService<RunningImports>();
        builder.Services.AddHostedService<ForgettingUploads>();
    }

    private static UploadOptions WithFolder(UploadOptions options)
    {
        var temporary = DataFolder.FromEnvironment().Temporary;
        return options.Folder is null && Directory.Exists(temporary) ? options with { Folder = temporary } : options;
    }
}
