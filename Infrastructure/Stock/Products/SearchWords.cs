using System.Linq.Expressions;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.DataProvider.PostgreSQL;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>Splits what was typed into a search field into words.</summary>
internal static class SearchWords
{
    private const int WordsMax = 8;

    /// <returns>The first <see cref="WordsMax"/> words; none for a blank field.</returns>
    public static string[] Of(string? typed) => [.. (typed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(WordsMax)];

    /// <summary>For queries: whether each word occurs in a text, ignoring accents and case.</summary>
    [ExpressionMethod(nameof(AreInExpression))]
    public static bool AreIn(KotlineDb db, string[] words, string text) => throw new ServerSideOnlyException(nameof(AreIn));

    private static Expression<Func<KotlineDb, string[], string, bool>> AreInExpression() => (db, words, text) =>
        !db.Unnest(words).Any(word => StockFunctions.PlaceIn(StockFunctions.Plain(text), StockFunctions.Plain(word)) == 0);
}
