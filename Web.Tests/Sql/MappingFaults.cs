using System.Net;
using Kotline.Infrastructure.Database;

namespace Kotline.Web.Tests.Sql;

/// <summary>Where what C# says of the database isn't what PostgreSQL says of itself.</summary>
internal static class MappingFaults
{
    private static readonly Dictionary<Type, string[]> fitting = new()
    {
        [typeof(bool)] = ["bool"],
        [typeof(short)] = ["int2"],
        [typeof(int)] = ["int4"],
        [typeof(long)] = ["int8"],
        [typeof(uint)] = ["xid", "oid"],
        [typeof(decimal)] = ["numeric"],
        [typeof(float)] = ["float4"],
        [typeof(double)] = ["float8"],
        [typeof(string)] = ["text", "jsonb", "varchar", "name"],
        [typeof(byte[])] = ["bytea"],
        [typeof(Guid)] = ["uuid"],
        [typeof(DateOnly)] = ["date"],
        [typeof(DateTimeOffset)] = ["timestamptz"],
        [typeof(TimeSpan)] = ["interval"],
        [typeof(IPAddress)] = ["inet"],
        [typeof(KotlineDb).Assembly.GetType("Kotline.Infrastructure.Database.SqlVoid", throwOnError: true)!] = ["void"],
    };

    // A polymorphic function takes what it is given.
    private static readonly string[] polymorphic = ["any", "anyelement", "anyarray", "anycompatible", "anycompatiblearray", "anynonarray"];

    public static IEnumerable<string> Of(Mapping.Table table, Catalogue catalogue)
    {
        var columns = catalogue.Columns[table.Name].ToDictionary(column => column.Name);
        return columns.Count == 0
            ? [$"{table.Source}: there is no table {table.Name}"]
            : table.Columns.SelectMany(mapped => columns.TryGetValue(mapped.Name, out var column)
                ? Of(mapped, column)
                : [$"{mapped.Source}: {table.Name} has no column {mapped.Name}"]);
    }

    public static IEnumerable<string> Of(Mapping.Function mapped, Catalogue catalogue)
    {
        var functions = catalogue.Functions[mapped.Name].ToList();
        if (functions.Count == 0)
        {
            return [$"{mapped.Source}: there is no function {mapped.Name}"];
        }

        // Whichever of its overloads fits.
        var faults = functions.ConvertAll(function => Of(mapped, function).ToList());
        return faults.Find(of => of.Count == 0) ?? faults[0];
    }

    public static bool Fits(Type type, string postgres)
    {
        var (value, element) = (Nullable.GetUnderlyingType(type) ?? type, postgres.TrimStart('_'));
        return value.IsArray && value != typeof(byte[])
            ? element != postgres && Fits(value.GetElementType()!, element)
            : fitting.TryGetValue(value, out var names) && names.Contains(postgres);
    }

    private static IEnumerable<string> Of(Mapping.Column mapped, Catalogue.Column column)
    {
        if (!Fits(mapped.Type, column.Type))
        {
            yield return $"{mapped.Source}: {Name(mapped.Type)} isn't {column.Type}";
        }

        if (mapped.IsNullable == column.IsNotNull)
        {
            yield return $"{mapped.Source}: is {(column.IsNotNull ? "never null" : "null at times")}";
        }

        if (mapped.IsIdentity != column.IsIdentity)
        {
            yield return $"{mapped.Source}: is {(column.IsIdentity ? "an identity" : "no identity")}";
        }

        if (column.IsGenerated && !mapped.IsFilled)
        {
            yield return $"{mapped.Source}: is generated, so SkipOnInsert and SkipOnUpdate";
        }
    }

    private static IEnumerable<string> Of(Mapping.Function mapped, Catalogue.Function function)
    {
        if (mapped.Arguments.Count < function.ArgumentsMin || mapped.Arguments.Count > function.Arguments.Count)
        {
            yield return $"{mapped.Source}: {mapped.Name} takes {function.Arguments.Count} arguments, not {mapped.Arguments.Count}";
        }

        foreach (var (given, taken) in mapped.Arguments.Zip(function.Arguments).Where(pair => !polymorphic.Contains(pair.Second)
            && !Fits(pair.First, pair.Second)))
        {
            yield return $"{mapped.Source}: an argument is {taken}, not {Name(given)}";
        }

        if (mapped.Columns is null && !polymorphic.Contains(function.Answer) && (function.IsSet || !Fits(mapped.Answer, function.Answer)))
        {
            yield return $"{mapped.Source}: answers {(function.IsSet ? "rows" : function.Answer)}, not {Name(mapped.Answer)}";
        }

        foreach (var column in mapped.Columns ?? [])
        {
            if (!function.Columns.TryGetValue(column.Name, out var type))
            {
                yield return $"{column.Source}: {mapped.Name} answers no {column.Name}";
            }
            else if (!Fits(column.Type, type))
            {
                yield return $"{column.Source}: {Name(column.Type)} isn't {type}";
            }
        }
    }

    private static string Name(Type type) => (Nullable.GetUnderlyingType(type) ?? type).Name;
}
