namespace Kotline.Web.Setup;

public static class Security
{
    public static void AddSecurityOptions(this WebApplicationBuilder builder) =>
        builder.Services.AddOptions<SecurityOptions>()
            .BindConfiguration(SecurityOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
}
