using Kotline.Infrastructure.Clients;

namespace Kotline.Web.Setup;

/// <summary>Operations that read clients, and the one that corrects a client.</summary>
public static class Clients
{
    public static void AddClients(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CountClients>();
        builder.Services.AddSingleton<ListClients>();
        builder.Services.AddSingleton<ListClientChoices>();
        builder.Services.AddSingleton<ReadClient>();
        builder.Services.AddSingleton<EditClient>();
    }
}
