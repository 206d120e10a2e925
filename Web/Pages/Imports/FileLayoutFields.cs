namespace Kotline.Web.Pages.Imports;

/// <summary>The form fields that decide how a file splits into columns: its delimiter, and whether a record names the columns.</summary>
public sealed record FileLayoutFields(string UploadId, char Delimiter, bool HasHeader);
