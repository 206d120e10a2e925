using System.Text.Json;
using FluentValidation.Results;
using Kotline.Infrastructure.Database;
using Npgsql;

namespace Kotline.Infrastructure.Stock.Documents;

/// <summary>What became of a request. Everything but <see cref="Posted"/> changed nothing.</summary>
public abstract record StockOutcome
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    private StockOutcome()
    {
    }

    public sealed record Posted(StockAnswer Answer) : StockOutcome;

    /// <param name="Failures">Their codes are those of StockRequestRules.</param>
    public sealed record Invalid(IReadOnlyList<ValidationFailure> Failures) : StockOutcome;

    /// <summary>The key stands for another request.</summary>
    public sealed record KeyUsed : StockOutcome;

    /// <param name="Asked">How many were wanted.</param>
    /// <param name="Left">How many there are.</param>
    public sealed record NotEnough(string Sku, long Location, int Asked, int Left) : StockOutcome;

    /// <summary>One of the two is given: the one that doesn't exist.</summary>
    public sealed record Unknown(string? Sku, long? Location) : StockOutcome;

    /// <summary>One of the two is given: the one that takes no more stock.</summary>
    public sealed record Retired(string? Sku, long? Location) : StockOutcome;

    /// <summary>Somebody else moved the stock since it was looked at.</summary>
    public sealed record MovedMeanwhile(IReadOnlyList<MovedMeanwhile.Level> Levels) : StockOutcome
    {
        public sealed record Level(string Sku, long Location, int Seen, int Now);
    }

    /// <summary>One line would move, or a level hold, more than the stock is kept in (sql/023): 1,000,000 and 1,000,000,000.</summary>
    public sealed record TooMuch : StockOutcome;

    /// <summary>A document is reversed once; a reversal isn't reversed.</summary>
    public sealed record NotReversible : StockOutcome;

    /// <summary>What sql/023 and sql/024 refused, by its SQLSTATE; null for anything else.</summary>
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
