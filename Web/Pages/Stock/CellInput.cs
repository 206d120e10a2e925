namespace Kotline.Web.Pages.Stock;

/// <summary>An input in a cell of a table, drawn by _Cell with its error if it has one.</summary>
/// <param name="Name">The form field's name, which is also the element's id.</param>
/// <param name="Label">Names it to a screen reader; others see the table's headings.</param>
/// <param name="List">The id of the datalist with what is suggested.</param>
/// <param name="Next">The id of the input to which Enter leads, as a scanner presses it (js/scan.js).</param>
/// <param name="ShelfId">The id of the element that shows the product whose SKU is typed here, and how much there is of it.</param>
public sealed record CellInput(
    string Name,
    string Label,
    string Value,
    bool IsNumber = false,
    string? List = null,
    bool HasFocus = false,
    string? Next = null,
    string? ShelfId = null);
