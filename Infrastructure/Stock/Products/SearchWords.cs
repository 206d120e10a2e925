using System.Linq.Expressions;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.DataProvider.PostgreSQL;

namespace Kotline.Infrastructure.Stock.Products;

/// <summary>What was typed into a search field, word by word.</summary>
internal static class SearchWords
{
    private const int WordsMax = 8;

    /// <returns>The first <see cref="WordsMax"/> of them; none for a blank field.</returns>
    public static string[] Of(string? typed) => [.. (typed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(WordsMax)];

    /// <summary>In a query: whether each word is in a text, whatever the accents and the case.</summary>
    [ExpressionMethod(nameof(AreInExpression))]
    public static bool AreIn(KotlineDb db, string[] words, string text) => throw new ServerSideOnlyException(nameof(AreIn));

    private static Expression<Func<KotlineDb, string[], string, bool>> AreInExpression() => (db, words, text) =>
        !db.Unnest(words).Any(word => StockFunctions.PlaceIn(StockFunctions.Plain(text), StockFunctions.Plain(word)) == 0);
}
