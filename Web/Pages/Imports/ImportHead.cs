using Kotline.Infrastructure.Imports.Reports;

namespace Kotline.Web.Pages.Imports;

/// <summary>The head of an import's pages: its name, its state, and the tabs between these pages.</summary>
public sealed record ImportHead(ImportFigures Import, ImportFace Current);

public enum ImportFace
{
    Report,
    SetAside,
    File,
}
