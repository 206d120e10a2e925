namespace Kotline.Web.Resources;

/// <summary>Names Accounts.fr.resx and Accounts.en.resx.</summary>
public sealed class Accounts;

/// <summary>Names Home.fr.resx and Home.en.resx.</summary>
public sealed class Home;

/// <summary>Names Clients.fr.resx and Clients.en.resx.</summary>
public sealed class Clients;

/// <summary>Names Countries.fr.resx and Countries.en.resx: ISO 3166-1 alpha-2 codes, by their names in Unicode's CLDR.</summary>
public sealed class Countries;

/// <summary>Names Demand.fr.resx and Demand.en.resx: products beside the clients whose vehicles they fit.</summary>
public sealed class Demand;

/// <summary>Names FileQuestions.fr.resx and FileQuestions.en.resx: the questions about a file before it is read.</summary>
public sealed class FileQuestions;

/// <summary>Names Imports.fr.resx and Imports.en.resx.</summary>
public sealed class Imports;

/// <summary>Names ProductFiles.fr.resx and ProductFiles.en.resx: products that come by file.</summary>
public sealed class ProductFiles;

/// <summary>Names Stock.fr.resx and Stock.en.resx.</summary>
public sealed class Stock;

/// <summary>Names SystemLog.fr.resx and SystemLog.en.resx: the log and the health of the system.</summary>
public sealed class SystemLog;

/// <summary>Names Uploads.fr.resx and Uploads.en.resx: files that come in, wait, and are worked on.</summary>
public sealed class Uploads;

/// <summary>Names Shared.fr.resx and Shared.en.resx: the frame of every page, errors, roles.</summary>
public sealed class Shared;
