using Kotline.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages;

/// <summary>Shows the site's developers what pages are made of. It exists only in Development.</summary>
public sealed class ComponentsModel(IWebHostEnvironment environment) : PageModel
{
    public static readonly IReadOnlyList<Choice> Countries = [new("", "All"), new("FR", "France"), new("DE", "Germany")];

    public static readonly Chart Outcomes = new(
        "outcomes", "Outcomes", ChartKind.Donut, "Outcome", ["Rows"], [new("Created", 1323), new("Set aside", 177), new("Unreadable", 4)], ShareOf: 1504);

    public static readonly Chart Ages = new(
        "ages", "Ages", ChartKind.Pyramid, "Age", ["Women", "Men"],
        [new("18–29", 120, 101), new("30–39", 160, 172), new("40–49", 141, 150), new("50–59", 90, 120), new("60–87", 60, 45)]);

    public static readonly Chart Brands = new(
        "brands", "Brands", ChartKind.Bar, "Brand", ["Clients"], [new("Renault", 240), new("Alfa Romeo", 120), new("Aston Martin", 12)], ShareOf: 372);

    public static readonly Chart Sizes = new(
        "sizes", "Sizes", ChartKind.Column, "Size", ["Women", "Men"],
        [new("XS", 12, 3), new("S", 80, 40), new("M", 120, 110), new("L", 60, 130), new("XL", 20, 70)], Note: "From height and weight.");

    public static readonly Chart Nothing = new("nothing", "Nothing", ChartKind.Bar, "Thing", ["Count"], []);

    public IActionResult OnGet() => environment.IsDevelopment() ? Page() : NotFound();
}
