using Kotline.Infrastructure.Imports.Holding;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Infrastructure.Imports.Staging;
using Kotline.Infrastructure.Imports.Uploads;
using Kotline.Infrastructure.Installing;
using Microsoft.Extensions.DependencyInjection;

namespace Kotline.Infrastructure.Imports;

/// <summary>Registers all operations on imports, for the containers of the site, the command line, the bench and the tests.</summary>
public static class ImportServices
{
    /// <summary>
    /// The operations need an installation (<see cref="InstallationServices"/>), a TimeProvider and <see cref="Csv.ReadingOptions"/>. Those
    /// for uploads also need <see cref="UploadOptions"/>. They are safe for use by several threads.
    /// </summary>
    public static IServiceCollection AddImports(this IServiceCollection services) =>
        services.AddLogging().AddIntake().AddWork().AddReports().AddUploads();

    private static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddSingleton(parts => new JobTicket(parts.GetRequiredService<InstallationKeys>().JobTicket))
        .AddSingleton<CheckFile>()
        .AddSingleton<ListPartnerNames>()
        .AddSingleton<ReadPartnerProfile>()
        .AddSingleton<ReadReceipt>()
        .AddSingleton<ReceiveImport>()
        .AddSingleton<TakeInFile>()
        .AddSingleton<TryFile>();

    private static IServiceCollection AddWork(this IServiceCollection services) => services
        .AddSingleton<StageRows>()
        .AddSingleton<RunJob>()
        .AddSingleton<WorkOnImport>()
        .AddSingleton<FinishImports>()
        .AddSingleton<CancelImport>()
        .AddSingleton<ReadProgress>()
        .AddSingleton<AcceptedImports>()
        .AddSingleton<AcceptChanges>()
        .AddSingleton<DropHeldImports>();

    private static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<ListImports>()
        .AddSingleton<ListMissingPartners>()
        .AddSingleton<ListSetAsideRows>()
        .AddSingleton<ReadImport>()
        .AddSingleton<ReadReport>()
        .AddSingleton<ReadWaiting>();

    /// <summary>Uploads are received, checked, confirmed, and then processed in turn.</summary>
    private static IServiceCollection AddUploads(this IServiceCollection services) => services
        .AddSingleton<PendingUploads>()
        .AddSingleton<ConfirmedUploads>()
        .AddSingleton<ImportTurns>()
        .AddSingleton<ReceiveUpload>()
        .AddSingleton<CorrectUpload>()
        .AddSingleton<ConfirmUpload>()
        .AddSingleton<ConfirmAllUploads>()
        .AddSingleton<RemoveUpload>()
        .AddSingleton<ListUploads>()
        .AddSingleton<ReadFirstRows>()
        .AddSingleton<ReadColumnSamples>()
        .AddSingleton<ReadDoubtfulWords>()
        .AddSingleton<RunConfirmedUpload>();
}
