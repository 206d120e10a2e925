namespace Kotline.Web.Pages.Shared;

/// <summary>How many entries there are, and the addresses of the pages around this one; null where there is none.</summary>
public sealed record Pager(string CountText, string? FirstHref, string? PreviousHref, string? NextHref)
{
    public bool HasPages => FirstHref is not null || PreviousHref is not null || NextHref is not null;
}
