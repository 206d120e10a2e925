using LinqToDB;
using LinqToDB.Common;
using LinqToDB.Mapping;

namespace Kotline.Infrastructure.Database;

/// <summary>How values cross between C# and PostgreSQL, beyond what linq2db knows.</summary>
internal static class KotlineMapping
{
    public static MappingSchema Schema { get; } = Build();

    private static MappingSchema Build()
    {
        // Columns of non-nullable types are then compared with = only. Otherwise linq2db adds an IS NULL, and no index can answer both.
        Configuration.UseNullableTypesMetadata = true;
        var schema = new MappingSchema("Kotline");

        // A TimeSpan is a duration here, not a time of day.
        schema.SetDataType(typeof(TimeSpan), DataType.Interval);
        schema.SetConverter<object, SqlVoid>(_ => SqlVoid.Nothing);
        return schema;
    }
}
