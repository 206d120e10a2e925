using Kotline.Infrastructure.Imports.Reports;

namespace Kotline.Web.Pages.Imports;

/// <summary>The head of an import's pages: what it is, how it stands, and its faces.</summary>
public sealed record ImportHead(ImportFigures Import, ImportFace Current);

public enum ImportFace
{
    Report,
    SetAside,
    File,
}
