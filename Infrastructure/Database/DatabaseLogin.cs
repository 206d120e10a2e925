namespace Kotline.Infrastructure.Database;

/// <summary>The names of the logins of the product's database (DESIGN section 6, least privilege).</summary>
public static class DatabaseLogin
{
    /// <summary>The private cluster's superuser. Used to make the database, and by nothing afterwards.</summary>
    public const string Superuser = "postgres";

    /// <summary>Owns the database and applies sql/. Not a superuser.</summary>
    public const string Owner = "kotline_owner";

    /// <summary>The login of the site and of the command line.</summary>
    public const string Web = "kotline_web";

    /// <summary>The only login that may issue session tickets.</summary>
    public const string SignIn = "kotline_sign_in";

    /// <summary>
    /// Runs the imports' jobs. It can neither read a card nor write the stock nor make anything but temporary tables, so there is
    /// nothing for pgaudit to say of it; and its object audit, which looks into every foreign key's check, would make those half as
    /// dear again (docs/decisions/006).
    /// </summary>
    public const string Importer = "kotline_importer";

    /// <summary>Takes the server's log into the database.</summary>
    public const string LogReader = "kotline_log_reader";

    /// <summary>Every login that has a password in the secrets.</summary>
    public static IReadOnlyList<string> All { get; } = [Superuser, Owner, Web, SignIn, Importer, LogReader];
}
