namespace Kotline.Web.Resources;

/// <summary>Names Accounts.fr.resx and Accounts.en.resx.</summary>
public sealed class Accounts;

/// <summary>Names Home.fr.resx and Home.en.resx.</summary>
public sealed class Home;

/// <summary>Names Imports.fr.resx and Imports.en.resx.</summary>
public sealed class Imports;

/// <summary>Names SystemLog.fr.resx and SystemLog.en.resx: the log and the health of the system.</summary>
public sealed class SystemLog;

/// <summary>Names Shared.fr.resx and Shared.en.resx: the frame of every page, errors, roles.</summary>
public sealed class Shared;
