using System.Globalization;
using FluentValidation.Results;
using Kotline.Domain.Stock;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Kotline.Web.Pages.Stock.Products;

/// <summary>A product as texts of a form, both ways. What it fits is a line each; a line without a brand is none.</summary>
public sealed class ProductForm
{
    private const int FitsMax = 500;
    private const int FreeLines = 3;

    /// <summary>The names of the fields, in their order on the page, those of the vehicles apart.</summary>
    private static readonly string[] names = ["Sku", "NameFr", "NameEn", "Category", "Unit", "Price", "ReorderLevel"];

    private readonly Dictionary<string, string> texts = [];

    public string this[string name] => texts.GetValueOrDefault(name, "");

    /// <summary>What the form showed at first; see <see cref="ProductVersion"/>.</summary>
    public string Version { get; private init; } = "";

    /// <summary>How many lines for vehicles the form has: some are free.</summary>
    public int LineCount { get; private init; }

    public string[] FieldNames => [.. names, .. Enumerable.Range(0, LineCount).SelectMany(line => FitNames(line))];

    public static string[] FitNames(int line) => [$"Brand-{line}", $"Model-{line}", $"From-{line}", $"To-{line}"];

    public static ProductForm Empty() => new() { LineCount = FreeLines };

    public static ProductForm Of(Product product)
    {
        var form = new ProductForm { LineCount = Math.Min(FitsMax, product.Fits.Count + FreeLines), Version = ProductVersion.Of(product) };
        form.texts["Sku"] = product.Sku;
        form.texts["NameFr"] = product.NameFr;
        form.texts["NameEn"] = product.NameEn;
        form.texts["Category"] = product.Category;
        form.texts["Unit"] = product.Unit;
        form.texts["Price"] = product.Price.ToString("0.00", CultureInfo.CurrentCulture);
        form.texts["ReorderLevel"] = product.ReorderLevel.ToString(CultureInfo.InvariantCulture);
        foreach (var (line, fit) in product.Fits.Index())
        {
            form.texts[$"Brand-{line}"] = fit.Brand;
            form.texts[$"Model-{line}"] = fit.Model ?? "";
            form.texts[$"From-{line}"] = fit.YearFrom?.ToString(CultureInfo.InvariantCulture) ?? "";
            form.texts[$"To-{line}"] = fit.YearTo?.ToString(CultureInfo.InvariantCulture) ?? "";
        }

        return form;
    }

    public static ProductForm Of(IFormCollection sent)
    {
        var written = Enumerable.Range(0, FitsMax).Where(line => FitNames(line).Any(name => sent[name].ToString().Trim().Length > 0)).ToList();
        var form = new ProductForm { LineCount = Math.Min(FitsMax, written.LastOrDefault(-1) + 1 + FreeLines), Version = sent["Version"].ToString() };
        foreach (var name in form.FieldNames)
        {
            form.texts[name] = StockWords.Line(sent[name]);
        }

        form.texts["Sku"] = Domain.Stock.Sku.Normalise(sent["Sku"]);
        return form;
    }

    /// <param name="sku">The product's: on the form of a new one, what is typed there.</param>
    /// <returns>null when something is wrong: all of it is in the model state then, under the fields' names.</returns>
    public Product? Read(string sku, ModelStateDictionary errors, StockText text)
    {
        var price = Price(this["Price"]);
        var reorderLevel = Whole(this["ReorderLevel"].Length == 0 ? "0" : this["ReorderLevel"]);
        if (price is null)
        {
            errors.AddModelError("Price", text["Wrong_price"]);
        }

        if (reorderLevel is null)
        {
            errors.AddModelError("ReorderLevel", text["Wrong_reorder-level"]);
        }

        var fits = Lines().Select(line => Fit(line, errors, text)).ToList();
        var product = new Product(sku, this["NameFr"], this["NameEn"], this["Category"], this["Unit"], price ?? 0, reorderLevel ?? 0, fits);
        Explain(new ProductRules().Validate(product).Errors, errors, text);
        return errors.IsValid ? product : null;
    }

    /// <summary>Puts what the rules found under the fields that show it.</summary>
    public void Explain(IEnumerable<ValidationFailure> failures, ModelStateDictionary errors, StockText text)
    {
        var lines = Lines().ToList();
        foreach (var failure in failures)
        {
            errors.AddModelError(FieldOf(failure.PropertyName, lines), text["Wrong_" + failure.ErrorCode]);
        }
    }

    /// <summary>19,90 and 19.90 are the same price, whatever the reader's language: neither groups digits here.</summary>
    private static decimal? Price(string written) => decimal.TryParse(
        written.Replace(',', '.').Replace(" ", "", StringComparison.Ordinal).Replace("\u202f", "", StringComparison.Ordinal).Replace("€", "", StringComparison.Ordinal),
        NumberStyles.AllowDecimalPoint,
        CultureInfo.InvariantCulture,
        out var price) ? price : null;

    private static int? Whole(string written) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // "Fits[1].YearFrom" is the second written line's.
    private static string FieldOf(string property, List<int> lines)
    {
        if (!property.StartsWith("Fits[", StringComparison.Ordinal))
        {
            return property;
        }

        var end = property.IndexOf(']', StringComparison.Ordinal);
        var line = lines[int.Parse(property["Fits[".Length..end], CultureInfo.InvariantCulture)];
        var name = property[(end + 2)..] switch { "YearFrom" => "From", "YearTo" => "To", var other => other };
        return $"{name}-{line}";
    }

    private IEnumerable<int> Lines() => Enumerable.Range(0, LineCount).Where(line => FitNames(line).Any(name => this[name].Length > 0));

    private FittingVehicle Fit(int line, ModelStateDictionary errors, StockText text) => new(
        this[$"Brand-{line}"], this[$"Model-{line}"] is { Length: > 0 } model ? model : null, Year($"From-{line}", errors, text), Year($"To-{line}", errors, text));

    private int? Year(string name, ModelStateDictionary errors, StockText text)
    {
        if (this[name].Length > 0 && Whole(this[name]) is null)
        {
            errors.AddModelError(name, text["Wrong_year"]);
        }

        return Whole(this[name]);
    }
}
