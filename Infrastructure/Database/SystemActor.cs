namespace Kotline.Infrastructure.Database;

/// <summary>Actors that are no person and stand behind the sign-in login.</summary>
public enum SystemActor
{
    SignIn,
    Setup,
}
