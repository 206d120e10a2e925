namespace Kotline.Web.Pages.Imports;

/// <summary>The fields by which a file falls into columns: its delimiter, and whether a record names them.</summary>
public sealed record FileLayoutFields(string UploadId, char Delimiter, bool HasHeader);
