using Kotline.Infrastructure.Imports.Holding;
using Kotline.Infrastructure.Imports.Intake;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Infrastructure.Imports.Running;
using Kotline.Infrastructure.Installing;
using Kotline.Infrastructure.SystemLog;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Clients;
using Kotline.Infrastructure.Database;

namespace Kotline.Web.Setup;

public static class Database
{
    /// <summary>The installation's connections, and the operations that run over them.</summary>
    public static void AddKotlineDatabase(this WebApplicationBuilder builder, Installation installation)
    {
        builder.Services.AddSingleton(installation);
        builder.Services.AddSingleton(installation.Database);
        builder.Services.AddSingleton(TimeProvider.System);

        builder.Services.AddSingleton<SignIn>();
        builder.Services.AddSingleton<RevokeTicket>();
        builder.Services.AddSingleton<ReadBearer>();
        builder.Services.AddSingleton<CheckSetupLink>();
        builder.Services.AddSingleton<RedeemSetupLink>();
        builder.Services.AddHostedService<FinishingImports>();
        builder.Services.AddSingleton<AcceptedImports>();
        builder.Services.AddSingleton<AcceptChanges>();
        builder.Services.AddSingleton<DropHeldImports>();
        builder.Services.AddHostedService<ApplyingAcceptedImports>();
        builder.Services.AddHostedService<DroppingHeldImports>();
        builder.Services.AddSingleton<TakeInFile>();
        builder.Services.AddSingleton<TryFile>();
        builder.Services.AddSingleton<CountClients>();
        builder.Services.AddSingleton<ListImports>();
        builder.Services.AddSingleton<ListMissingPartners>();
        builder.Services.AddSingleton<ListSetAsideRows>();
        builder.Services.AddSingleton<ReadImport>();
        builder.Services.AddSingleton<ReadSystemLog>();
        builder.Services.AddSingleton<ReadLogLine>();
        builder.Services.AddSingleton<ForgetLogLines>();
        builder.Services.AddHostedService<ForgettingLogLines>();
        builder.Services.AddSingleton<ReadReport>();
        builder.Services.AddSingleton<ReadWaiting>();
        builder.Services.AddSingleton<ListClients>();
        builder.Services.AddSingleton<ListClientChoices>();
        builder.Services.AddSingleton<ReadClient>();
        builder.Services.AddSingleton<EditClient>();
    }
}
