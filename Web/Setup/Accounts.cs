using Kotline.Infrastructure.Accounts;

namespace Kotline.Web.Setup;

/// <summary>People's accounts: signing in, and the first administrator.</summary>
public static class Accounts
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SignIn>();
        builder.Services.AddSingleton<RevokeTicket>();
        builder.Services.AddSingleton<ReadBearer>();
        builder.Services.AddSingleton<CheckSetupLink>();
        builder.Services.AddSingleton<RedeemSetupLink>();
    }
}
