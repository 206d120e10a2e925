using System.Globalization;
using System.Text;

namespace Kotline.Domain.Stock.ProductFiles;

/// <summary>The names of a product file's columns, in French and in English.</summary>
public static class ProductColumns
{
    private static readonly Dictionary<ProductColumn, string[]> spellings = new()
    {
        [ProductColumn.Sku] = ["SKU", "UGS", "Code article", "Item code"],
        [ProductColumn.NameFr] = ["Nom FR", "Nom français", "Nom en français", "Name FR", "French name", "Name in French"],
        [ProductColumn.NameEn] = ["Nom EN", "Nom anglais", "Nom en anglais", "Name EN", "English name", "Name in English"],
        [ProductColumn.Category] = ["Catégorie", "Category"],
        [ProductColumn.Unit] = ["Unité", "Unit"],
        [ProductColumn.Price] = ["Prix", "Prix HT", "Prix unitaire", "Price", "Net price", "Unit price"],
        [ProductColumn.ReorderLevel] = ["Seuil", "Seuil de commande", "Seuil de réapprovisionnement", "Reorder level", "Reorder point"],
        [ProductColumn.Fits] = ["Véhicules", "Compatible avec", "Compatibilité", "Fits", "Vehicles", "Compatible with"],
        [ProductColumn.Active] = ["Actif", "Active"],
        [ProductColumn.OpeningStock] = ["Stock initial", "Stock d’ouverture", "Opening stock", "Initial stock"],
        [ProductColumn.Location] = ["Emplacement", "Location"],
    };

    /// <summary>
    /// The columns that every product file must have. If another column is missing, the file leaves its values unchanged.
    /// </summary>
    public static readonly IReadOnlyList<ProductColumn> Required =
        [ProductColumn.Sku, ProductColumn.NameFr, ProductColumn.NameEn, ProductColumn.Category, ProductColumn.Unit, ProductColumn.Price];

    /// <summary>Each column by its folded names.</summary>
    public static readonly IReadOnlyDictionary<string, ProductColumn> ByName =
        spellings.SelectMany(column => column.Value.Select(name => (Name: Fold(name), column.Key)).DistinctBy(pair => pair.Name))
            .ToDictionary(pair => pair.Name, pair => pair.Key);

    /// <summary>
    /// A name without case, accents, spaces and punctuation: "Prix (€)", "prix" and "PRIX" are one, and so are "name_fr" and "Name FR".
    /// </summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var unit in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(unit) && CharUnicodeInfo.GetUnicodeCategory(unit) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToUpperInvariant(unit));
            }
        }

        return folded.ToString();
    }
}
