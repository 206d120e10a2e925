using System.Text.RegularExpressions;

namespace Kotline.Domain.Stock.ProductFiles;

/// <summary>Says what a row would do to the current stock, or all the reasons why it is refused.</summary>
internal static partial class JudgeProductRow
{
    private static readonly ProductRules rules = new();

    /// <param name="earlier">What is known to be wrong with the row: cells that can't be read, a SKU that occurs twice.</param>
    public static PlannedRow Of(ProductRow row, IReadOnlyList<RowFailure> earlier, KnownStock known)
    {
        var product = known.Products.GetValueOrDefault(row.Sku);
        var failures = new List<RowFailure>(earlier);
        var after = Merge(row, product?.State);
        if (product is null)
        {
            Add(failures, MissingFrom(row));
        }

        Add(failures, rules.Validate(after.Product).Errors.Select(error => new RowFailure(ColumnOf(error.PropertyName), error.ErrorCode)));
        if (after.Product.Fits.Count > FitsText.VehiclesMax)
        {
            failures.Add(new RowFailure(ProductColumn.Fits, RowFailure.TooManyFits));
        }

        if (product is { State.IsActive: true, Quantity: > 0 } && !after.IsActive)
        {
            failures.Add(new RowFailure(ProductColumn.Active, RowFailure.StockLeft));
        }

        var opening = Opening(row, after, product, known, failures);
        if (failures.Count > 0)
        {
            return new PlannedRow(
                row.Line, row.Sku, RowFate.Refused, product?.State, Failures: [.. failures.OrderBy(failure => failure.Column)]);
        }

        if (product is null)
        {
            return new PlannedRow(row.Line, row.Sku, RowFate.Created, After: after, Opening: opening);
        }

        var changed = Differences(product.State, after);
        var fate = changed.Count > 0 || opening is not null ? RowFate.Updated : RowFate.Unchanged;
        return new PlannedRow(row.Line, row.Sku, fate, product.State, after, changed, opening);
    }

    /// <summary>The known product, overwritten with what the row says.</summary>
    private static ProductState Merge(ProductRow row, ProductState? known)
    {
        var product = known?.Product;
        var fits = product is not null && row.Fits is not null && FitsText.AreSame(row.Fits, product.Fits)
            ? product.Fits
            : row.Fits ?? product?.Fits ?? [];
        return new ProductState(
            new Product(
                row.Sku,
                row.NameFr ?? product?.NameFr ?? "",
                row.NameEn ?? product?.NameEn ?? "",
                row.Category ?? product?.Category ?? "",
                row.Unit ?? product?.Unit ?? "",
                row.Price ?? product?.Price ?? 0,
                row.ReorderLevel ?? product?.ReorderLevel ?? 0,
                fits),
            row.IsActive ?? known?.IsActive ?? true);
    }

    private static IEnumerable<RowFailure> MissingFrom(ProductRow row)
    {
        (ProductColumn Column, bool IsMissing)[] cells =
        [
            (ProductColumn.NameFr, row.NameFr is null),
            (ProductColumn.NameEn, row.NameEn is null),
            (ProductColumn.Category, row.Category is null),
            (ProductColumn.Unit, row.Unit is null),
            (ProductColumn.Price, row.Price is null),
        ];
        return cells.Where(cell => cell.IsMissing).Select(cell => new RowFailure(cell.Column, ProductRules.Missing));
    }

    // A cell that has a reason already gets no further one, which would only follow from the first.
    private static void Add(List<RowFailure> failures, IEnumerable<RowFailure> more)
    {
        var said = failures.Where(failure => failure.Code != RowFailure.SkuTwice).Select(failure => failure.Column).ToHashSet();
        failures.AddRange(more.Where(failure => !said.Contains(failure.Column)).Distinct());
    }

    // "Fits[2].YearTo" belongs to the column Fits.
    private static ProductColumn ColumnOf(string property) => Enum.Parse<ProductColumn>(FirstName().Match(property).Value);

    private static OpeningStock? Opening(
        ProductRow row, ProductState after, KnownProduct? product, KnownStock known, List<RowFailure> failures)
    {
        if (row.OpeningStock is null or 0)
        {
            return null;
        }

        if (row.OpeningStock is < 0 or > StockRequestRules.QuantityMax)
        {
            failures.Add(new RowFailure(ProductColumn.OpeningStock, RowFailure.QuantityWrong));
        }

        if (!after.IsActive)
        {
            failures.Add(new RowFailure(ProductColumn.OpeningStock, RowFailure.ProductRetired));
        }

        var location = row.Location is null ? null : known.LocationNamed(row.Location);
        if (location is not { IsActive: true })
        {
            var code = location is not null ? RowFailure.LocationRetired
                : row.Location is null ? RowFailure.LocationMissing
                : RowFailure.LocationUnknown;
            failures.Add(new RowFailure(ProductColumn.Location, code));
            return null;
        }

        if (product?.CountedAt.Contains(location.Id) == true)
        {
            failures.Add(new RowFailure(ProductColumn.OpeningStock, RowFailure.HasStock));
        }

        return new OpeningStock(location.Id, location.Name, row.OpeningStock.Value);
    }

    private static List<ProductColumn> Differences(ProductState before, ProductState after)
    {
        (ProductColumn Column, bool Differs)[] fields =
        [
            (ProductColumn.NameFr, before.Product.NameFr != after.Product.NameFr),
            (ProductColumn.NameEn, before.Product.NameEn != after.Product.NameEn),
            (ProductColumn.Category, before.Product.Category != after.Product.Category),
            (ProductColumn.Unit, before.Product.Unit != after.Product.Unit),
            (ProductColumn.Price, before.Product.Price != after.Product.Price),
            (ProductColumn.ReorderLevel, before.Product.ReorderLevel != after.Product.ReorderLevel),
            (ProductColumn.Fits, !FitsText.AreSame(before.Product.Fits, after.Product.Fits)),
            (ProductColumn.Active, before.IsActive != after.IsActive),
        ];
        return [.. fields.Where(field => field.Differs).Select(field => field.Column)];
    }

    [GeneratedRegex(@"\A\w+", RegexOptions.CultureInvariant)]
    private static partial Regex FirstName();
}
