namespace Kotline.Infrastructure.Database;

/// <summary>The actors of the sign-in login, which aren't persons.</summary>
public enum SystemActor
{
    SignIn,
    Setup,
}
