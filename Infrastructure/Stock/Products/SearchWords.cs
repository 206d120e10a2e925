namespace Kotline.Infrastructure.Stock.Products;

/// <summary>What was typed into a search field, word by word.</summary>
internal static class SearchWords
{
    private const int WordsMax = 8;

    /// <returns>The first <see cref="WordsMax"/> of them; none for a blank field.</returns>
    public static string[] Of(string? typed) => [.. (typed ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(WordsMax)];
}
