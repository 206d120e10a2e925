using System.Linq.Expressions;
using Kotline.Domain.Stock;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock.Products;
using LinqToDB;

namespace Kotline.Infrastructure.Stock.Ledger;

/// <summary>For queries: a transaction with the rows that it refers to.</summary>
internal sealed record LedgerLine
{
    public required TransactionRow Transaction { get; init; }

    public required DocumentRow Document { get; init; }

    public required ProductRow Product { get; init; }

    public required LocationRow Location { get; init; }

    /// <summary>The transactions that a filter finds.</summary>
    public static IQueryable<LedgerLine> Of(KotlineDb db, LedgerFilter filter)
    {
        var lines = Of(db);
        if (filter.Kind?.Code() is { } kind)
        {
            lines = lines.Where(line => line.Transaction.Kind == kind);
        }

        if (filter.LocationId is { } location)
        {
            lines = lines.Where(line => line.Transaction.LocationId == location);
        }

        if (filter.ProductId is { } product)
        {
            lines = lines.Where(line => line.Transaction.ProductId == product);
        }

        if (filter.From?.ToUniversalTime() is { } from)
        {
            lines = lines.Where(line => line.Transaction.PostedAt >= from);
        }

        if (filter.To?.ToUniversalTime() is { } to)
        {
            lines = lines.Where(line => line.Transaction.PostedAt < to);
        }

        return SearchWords.Of(filter.Words) is { Length: > 0 } words ? lines.Where(HasWords(db, words)) : lines;
    }

    /// <summary>The transactions of a document.</summary>
    public static IQueryable<LedgerLine> Of(KotlineDb db, long documentId) => Of(db).Where(line => line.Document.Id == documentId);

    /// <summary>The entries that are shown for these lines.</summary>
    public static IQueryable<LedgerEntry> Read(KotlineDb db, IQueryable<LedgerLine> lines) => lines.Select(line => new LedgerEntry(
        line.Transaction.Id,
        line.Transaction.PostedAt,
        TransactionKindCodes.Parse(line.Transaction.Kind),
        line.Product.Id,
        line.Product.Sku,
        line.Product.NameFr,
        line.Product.NameEn,
        line.Location.Name,
        line.Transaction.Quantity,
        line.Transaction.BalanceAfter,
        line.Document.Id,
        line.Document.Reference,
        line.Document.Reason,
        line.Document.Actor,
        db.GetTable<TransactionRow>().Any(reversal => reversal.ReversesId == line.Transaction.Id)));

    private static IQueryable<LedgerLine> Of(KotlineDb db) =>
        from transaction in db.GetTable<TransactionRow>()
        join document in db.GetTable<DocumentRow>() on transaction.DocumentId equals document.Id
        join product in db.GetTable<ProductRow>() on transaction.ProductId equals product.Id
        join location in db.GetTable<LocationRow>() on transaction.LocationId equals location.Id
        select new LedgerLine { Transaction = transaction, Document = document, Product = product, Location = location };

    private static Expression<Func<LedgerLine, bool>> HasWords(KotlineDb db, string[] words) => line => SearchWords.AreIn(
        db,
        words,
        Sql.ConcatStrings(
            " ",
            line.Product.Sku,
            line.Product.NameFr,
            line.Product.NameEn,
            line.Document.Reference!,
            line.Document.Reason!,
            line.Document.Actor));
}
