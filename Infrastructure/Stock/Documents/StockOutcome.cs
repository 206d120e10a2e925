using System.Text.Json;
using FluentValidation.Results;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Documents;

/// <summary>The outcome of a request. Only <see cref="Posted"/> changed anything.</summary>
public abstract record StockOutcome
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    private StockOutcome()
    {
    }

    public sealed record Posted(StockAnswer Answer) : StockOutcome;

    /// <param name="Failures">Their codes are those of StockRequestRules.</param>
    public sealed record Invalid(IReadOnlyList<ValidationFailure> Failures) : StockOutcome;

    /// <summary>The key was used for another request.</summary>
    public sealed record KeyUsed : StockOutcome;

    /// <param name="Asked">How many were wanted.</param>
    /// <param name="Left">How many are there.</param>
    public sealed record NotEnough(string Sku, long Location, int Asked, int Left) : StockOutcome;

    /// <summary>Either the SKU or the location is given, whichever doesn't exist.</summary>
    public sealed record Unknown(string? Sku, long? Location) : StockOutcome;

    /// <summary>Either the SKU or the location is given, whichever takes no more stock.</summary>
    public sealed record Retired(string? Sku, long? Location) : StockOutcome;

    /// <summary>Somebody else has moved the stock since it was read.</summary>
    public sealed record MovedMeanwhile(IReadOnlyList<MovedMeanwhile.Level> Levels) : StockOutcome
    {
        public sealed record Level(string Sku, long Location, int Seen, int Now);
    }

    /// <summary>A line would move more than 1,000,000, or a level would hold more than 1,000,000,000, the bounds of sql/023.</summary>
    public sealed record TooMuch : StockOutcome;

    /// <summary>A document can be reversed only once, and a reversal not at all.</summary>
    public sealed record NotReversible : StockOutcome;

    /// <summary>The outcome for a refusal of sql/023 or sql/024, by its SQLSTATE; null for any other failure.</summary>
    internal static StockOutcome? Of(PostgresException refusal) => refusal.SqlState switch
    {
        SqlStates.KeyUsed => new KeyUsed(),
        SqlStates.NotEnough => Read<NotEnough>(refusal),
        SqlStates.UnknownInStock => Read<Unknown>(refusal),
        SqlStates.Retired => Read<Retired>(refusal),
        PostgresErrorCodes.CheckViolation when refusal.TableName is "transactions" or "levels" => new TooMuch(),
        SqlStates.MovedMeanwhile => new MovedMeanwhile(Read<List<MovedMeanwhile.Level>>(refusal)),
        _ => null,
    };

    private static T Read<T>(PostgresException refusal) => JsonSerializer.Deserialize<T>(refusal.Hint!, json)!;
}
