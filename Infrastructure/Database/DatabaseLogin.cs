namespace Kotline.Infrastructure.Database;

/// <summary>The names of the logins of the product's database (DESIGN section 6, least privilege).</summary>
public static class DatabaseLogin
{
    /// <summary>The private cluster's superuser. It is used to create the database and for nothing afterwards.</summary>
    public const string Superuser = "postgres";

    /// <summary>Owns the database and applies sql/. Not a superuser.</summary>
    public const string Owner = "kotline_owner";

    /// <summary>The login of the site and of the command line.</summary>
    public const string Web = "kotline_web";

    /// <summary>The only login that may issue session tickets.</summary>
    public const string SignIn = "kotline_sign_in";

    /// <summary>
    /// Runs the imports' jobs. It can neither read a card nor write the stock, and can create only temporary tables, so pgaudit has
    /// nothing to record about it. Besides, pgaudit's object audit looks at every foreign key check, and would make these half as
    /// expensive again (docs/decisions/006).
    /// </summary>
    public const string Importer = "kotline_importer";

    /// <summary>Copies the server's log into the database.</summary>
    public const string LogReader = "kotline_log_reader";

    /// <summary>Every login that has a password in the secrets.</summary>
    public static IReadOnlyList<string> All { get; } = [Superuser, Owner, Web, SignIn, Importer, LogReader];
}
