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
        // A column that C# says is never null is compared with = alone. Otherwise IS NULL stands beside it, and no index answers the two.
        Configuration.UseNullableTypesMetadata = true;
        var schema = new MappingSchema("Kotline");

        // A time of day is no TimeSpan here; a lifetime is.
        schema.SetDataType(typeof(TimeSpan), DataType.Interval);
        schema.SetConverter<object, SqlVoid>(_ => SqlVoid.Nothing);
        return schema;
    }
}
