using Kotline.Infrastructure.Clients;

namespace Kotline.Web.Setup;

/// <summary>Consulting clients, and correcting one.</summary>
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
