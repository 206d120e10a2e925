using System.Globalization;
using System.Text.Json;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Clients;
using Kotline.Infrastructure.Database;
using Kotline.Web.Pages.Shared;
using Kotline.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Kotline.Web.Pages.Clients;

/// <summary>A manager corrects a client. The form's fields have the names of the partners' columns.</summary>
public sealed class EditModel(ReadClient readClient, EditClient editClient, ClientsText text, CountriesText countries) : PageModel
{
    /// <summary>The query of the list that led here.</summary>
    [BindProperty(Name = "list", SupportsGet = true)]
    public string? List { get; set; }

    public long ClientId { get; private set; }

    /// <summary>What the form says.</summary>
    public PartnerCells Texts { get; private set; } = new();

    /// <summary>What the client was when the form was shown.</summary>
    public PartnerCells Seen { get; private set; } = new();

    /// <summary>What somebody else has changed since, with the old and the new value.</summary>
    public IReadOnlyList<(WantedColumn Column, string Before, string Now)> Changes { get; private set; } = [];

    public long? OtherClientId { get; private set; }

    public bool IsImportUnderway { get; private set; }

    public string ClientHref => ClientListAddress.OfClient(ClientId, List);

    public string SeenText => Write(Seen);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await readClient.RunAsync(id, DatabaseRole.Manager, cancellationToken) is not { } client)
        {
            return NotFound();
        }

        ClientId = id;
        Texts = Seen = ClientTexts.Of(client);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellationToken)
    {
        ClientId = id;
        Seen = Read(Request.Form["Seen"]);
        foreach (var column in ClientTexts.Columns)
        {
            Texts[column] = Understood(column, Request.Form[column.ToString()].ToString());
        }

        switch (await editClient.RunAsync(HttpContext.Actor(), id, Texts, Seen, cancellationToken))
        {
            case EditClientOutcome.Saved:
                Flash.Success(TempData, text["Saved"]);
                return LocalRedirect(ClientHref);
            case EditClientOutcome.Unchanged:
                Flash.Success(TempData, text["SavedNothing"]);
                return LocalRedirect(ClientHref);
            case EditClientOutcome.NotFound:
                return NotFound();
            case EditClientOutcome.Invalid invalid:
                Explain(invalid);
                return this.Invalid();
            case EditClientOutcome.SamePerson same:
                OtherClientId = same.OtherClientId;
                ModelState.AddModelError(nameof(WantedColumn.Surname), text["SamePerson"]);
                return this.Invalid();
            case EditClientOutcome.ChangedMeanwhile changed:
                Merge(changed);
                return new PageResult { StatusCode = StatusCodes.Status409Conflict };
            case EditClientOutcome.ImportUnderway:
                IsImportUnderway = true;
                return new PageResult { StatusCode = StatusCodes.Status409Conflict };
            case var outcome:
                throw new InvalidOperationException($"No answer for {outcome.GetType().Name}.");
        }
    }

    /// <summary>A field's text as the form shows it.</summary>
    public string Shown(WantedColumn column, string value) => (column, value) switch
    {
        (_, "") => text["Blank"],
        (WantedColumn.Gender, "female") => text["Gender_Female"],
        (WantedColumn.Gender, "male") => text["Gender_Male"],
        (WantedColumn.Country, _) => countries.Name(value),
        _ => Written(column, value),
    };

    /// <summary>A field's text in the form: a number with decimals has the reader's separator.</summary>
    public static string Written(WantedColumn column, string value) => HasDecimals(column)
        ? value.Replace(".", CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator, StringComparison.Ordinal)
        : value;

    // A comma and a point mean the same, in either language: neither parts thousands in a weight or a position.
    private static string Understood(WantedColumn column, string typed) => HasDecimals(column) ? typed.Replace(',', '.') : typed;

    private static bool HasDecimals(WantedColumn column) =>
        column is WantedColumn.Latitude or WantedColumn.Longitude or WantedColumn.Pounds or WantedColumn.Kilograms;

    private void Explain(EditClientOutcome.Invalid invalid)
    {
        foreach (var failure in invalid.Failures)
        {
            ModelState.AddModelError(failure.Column.ToString(), failure.Reason switch
            {
                Reason.Age => text["Wrong_age", invalid.Policy.MinimumAge, invalid.Policy.AgeLimit],
                Reason.Height => text["Wrong_height", Numbers.Plain(invalid.Policy.HeightToleranceCm)],
                var reason => text[$"Wrong_{reason.Code()}_{failure.Column}"],
            });
        }
    }

    /// <summary>
    /// Fields that only the other person changed take the new value. Fields that both changed keep this person's text, for them to decide.
    /// </summary>
    private void Merge(EditClientOutcome.ChangedMeanwhile changed)
    {
        var mine = ClientTexts.Differences(Texts, Seen);
        Changes = [.. changed.Columns.Select(column => (column, Seen[column], changed.Current[column]))];
        foreach (var column in changed.Columns.Except(mine))
        {
            Texts[column] = changed.Current[column];
        }

        Seen = changed.Current;
    }

    private static string Write(PartnerCells cells) =>
        JsonSerializer.Serialize(ClientTexts.Columns.ToDictionary(column => column.ToString(), column => cells[column]));

    /// <summary>If the field was tampered with, the person is told that the client has changed since.</summary>
    private static PartnerCells Read(string? json)
    {
        var cells = new PartnerCells();
        try
        {
            foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(json ?? "{}") ?? [])
            {
                if (Enum.TryParse<WantedColumn>(name, out var column) && Enum.IsDefined(column))
                {
                    cells[column] = value ?? "";
                }
            }
        }
        catch (JsonException)
        {
            return new PartnerCells();
        }

        return cells;
    }
}
