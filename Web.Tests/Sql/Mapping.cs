using System.Reflection;
using LinqToDB;
using LinqToDB.Mapping;
using LinqSql = LinqToDB.Sql;

namespace Kotline.Web.Tests.Sql;

/// <summary>What C# says of the database: the types that are mapped to tables, and the methods that are mapped to functions.</summary>
internal static class Mapping
{
    /// <param name="Source">Where it is said: type and property.</param>
    /// <param name="IsFilled">PostgreSQL fills it, and no write of a whole row names it.</param>
    public sealed record Column(string Source, string Name, Type Type, bool IsNullable, bool IsIdentity, bool IsFilled);

    public sealed record Table(string Source, string Name, IReadOnlyList<Column> Columns);

    /// <param name="Answer">What the function answers; for a table function, what a row of it is.</param>
    /// <param name="Columns">Those of a table function's row; null where one value is answered.</param>
    public sealed record Function(string Source, string Name, IReadOnlyList<Type> Arguments, Type Answer, IReadOnlyList<Column>? Columns);

    public static IReadOnlyList<Table> TablesIn(IEnumerable<Type> types) => [.. types
        .Select(type => (Type: type, Table: type.GetCustomAttribute<TableAttribute>()))
        .Where(mapped => mapped.Table is not null)
        .Select(mapped => new Table(mapped.Type.Name, $"{mapped.Table!.Schema}.{mapped.Table.Name}", ColumnsOf(mapped.Type)))];

    public static IReadOnlyList<Function> FunctionsIn(IEnumerable<Type> types) => [.. types
        .SelectMany(type => type.GetMethods(
                BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .SelectMany(FunctionsOf)];

    private static IEnumerable<Function> FunctionsOf(MethodInfo method)
    {
        var source = $"{method.DeclaringType!.Name}.{method.Name}";
        if (method.GetCustomAttribute<LinqSql.FunctionAttribute>() is { } function)
        {
            yield return new Function(source, function.Name ?? method.Name, Arguments(method, function.ArgIndices), method.ReturnType,
                Columns: null);
        }

        if (method.GetCustomAttribute<LinqSql.TableFunctionAttribute>() is { } table)
        {
            var row = method.ReturnType.GetGenericArguments().Single();
            yield return new Function(source, $"{table.Schema}.{table.Name}", Arguments(method, table.ArgIndices), row, ColumnsOf(row));
        }
    }

    /// <summary>
    /// Those that are named by place; else all, even the connection that an extension method extends, as linq2db would send it.
    /// </summary>
    private static IReadOnlyList<Type> Arguments(MethodInfo method, int[]? places)
    {
        var parameters = method.GetParameters();
        return [.. (places ?? Enumerable.Range(0, parameters.Length)).Select(place => parameters[place].ParameterType)];
    }

    private static IReadOnlyList<Column> ColumnsOf(Type type) => [.. type
        .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Select(property => (Property: property, Column: property.GetCustomAttribute<ColumnAttribute>()))
        .Where(mapped => mapped.Column is not null)
        .Select(mapped => new Column(
            $"{type.Name}.{mapped.Property.Name}",
            mapped.Column!.Name ?? mapped.Property.Name,
            mapped.Property.PropertyType,
            IsNullable(mapped.Property),
            mapped.Column.IsIdentity || mapped.Property.IsDefined(typeof(IdentityAttribute)),
            mapped.Column is { SkipOnInsert: true, SkipOnUpdate: true }))];

    private static bool IsNullable(PropertyInfo property) =>
        new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
}
