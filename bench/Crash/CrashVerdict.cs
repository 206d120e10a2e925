using Kotline.Domain.Stock;
using Kotline.Infrastructure.Stock;
using Kotline.Infrastructure.Stock.Documents;
using Npgsql;

namespace Kotline.Bench.Crash;

/// <summary>What the writers remember beside what is there. All but the first two are to be nought.</summary>
/// <param name="Documents">How many are there.</param>
/// <param name="Transactions">How many are there.</param>
/// <param name="Missing">Acknowledged, and not there.</param>
/// <param name="Twice">There more than once.</param>
/// <param name="Different">There, with other lines than were asked for or acknowledged; or answered otherwise when asked again.</param>
/// <param name="Unasked">There, though it was refused or nobody asked for it.</param>
/// <param name="Unanswered">Still without an answer.</param>
/// <param name="DoesNotFollow">Levels and balances that aren't the sums of their transactions, as the product itself finds.</param>
/// <param name="Negative">Levels below nought.</param>
/// <param name="LevelsOff">Levels that aren't the sum of what writers were told.</param>
public sealed record CrashVerdict(
    int Documents, int Transactions, int Missing, int Twice, int Different, int Unasked, int Unanswered, int DoesNotFollow, int Negative, int LevelsOff)
{
    public bool IsClean => (Missing, Twice, Different, Unasked, Unanswered, DoesNotFollow, Negative, LevelsOff) == (0, 0, 0, 0, 0, 0, 0, 0);

    internal static async Task<CrashVerdict> ReachAsync(CrashServer server, IReadOnlyList<Asked> all, CancellationToken cancellationToken)
    {
        await using var owner = NpgsqlDataSource.Create(server.OwnersConnection);
        var documents = await FoundDocument.ReadAllAsync(owner, cancellationToken);
        var levels = await FoundDocument.ReadLevelsAsync(owner, cancellationToken);
        var byKey = documents.ToLookup(document => document.Key);
        var answered = all.Where(asked => asked.Answer is not null).ToList();
        var keys = answered.Select(asked => asked.Key).ToHashSet();
        var told = answered
            .SelectMany(asked => asked.Answer!.Transactions)
            .GroupBy(line => (line.Sku, line.LocationId))
            .ToDictionary(level => level.Key, level => level.Sum(line => line.Quantity));
        return new CrashVerdict(
            documents.Count,
            documents.Sum(document => document.Lines.Count),
            answered.Count(asked => !byKey.Contains(asked.Key)),
            byKey.Count(same => same.Count() > 1),
            all.Count(asked => asked.HasChanged || byKey[asked.Key].Any(document => !IsAsAsked(document, asked))),
            documents.Count(document => !keys.Contains(document.Key)),
            all.Count(asked => !asked.IsSettled),
            (await new VerifyStock(server.Database).RunAsync(cancellationToken)).Differences.Count,
            levels.Count(level => level.Value < 0),
            levels.Keys.Union(told.Keys).Count(level => levels.GetValueOrDefault(level) != told.GetValueOrDefault(level)));
    }

    private static bool IsAsAsked(FoundDocument document, Asked asked) =>
        document.Id == asked.Answer?.DocumentId
        && document.Lines.SequenceEqual(asked.Answer.Transactions)
        && (asked.Request is { } request ? IsAsAsked(document.Lines, request) : IsTakenBack(document.Lines, asked.Reversed!.Transactions));

    private static bool IsAsAsked(IReadOnlyList<StockAnswer.Transaction> lines, StockRequest request) =>
        request.Kind == TransactionKind.Adjustment
            ? lines.All(line => CountOf(line, request) == line.BalanceAfter)
            : lines.Select(Moved).Order().SequenceEqual(request.Lines.Select(line => (line.Sku, line.LocationId, line.Quantity)).Order());

    private static int CountOf(StockAnswer.Transaction line, StockRequest request) => request.Lines
        .Single(counted => (counted.Sku, counted.LocationId) == (line.Sku, line.LocationId))
        .Quantity;

    private static bool IsTakenBack(IReadOnlyList<StockAnswer.Transaction> lines, IReadOnlyList<StockAnswer.Transaction> reversed) =>
        lines.Select(Moved).Order().SequenceEqual(reversed.Select(line => (line.Sku, line.LocationId, -line.Quantity)).Order());

    private static (string Sku, long Location, int Quantity) Moved(StockAnswer.Transaction line) =>
        (line.Sku, line.LocationId, line.Quantity);
}
