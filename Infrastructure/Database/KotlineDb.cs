using System.Runtime.CompilerServices;
using LinqToDB;
using LinqToDB.Data;
using LinqToDB.DataProvider.PostgreSQL;
using Npgsql;

namespace Kotline.Infrastructure.Database;

/// <summary>
/// linq2db over one connection of a pool. It has no table properties: each feature maps its own tables, in its <c>…Tables.cs</c> and
/// <c>…Functions.cs</c>. Rights are granted by column, so a query names the columns that it reads. A query that would read a whole row is
/// refused before it reaches PostgreSQL (<see cref="WholeRowRefusal"/>).
/// </summary>
public sealed class KotlineDb : DataConnection
{
    // Each pool has one set of options for its whole life, because linq2db caches compiled queries by their options.
    private static readonly ConditionalWeakTable<NpgsqlDataSource, DataOptions> optionsOf = [];

    private KotlineDb(DataOptions options)
        : base(options)
    {
    }

    /// <summary>
    /// Opens its own connection, which goes back to the pool when this is disposed of. Unless a transaction is begun, each
    /// statement is its own.
    /// </summary>
    internal static KotlineDb On(NpgsqlDataSource source) => new(optionsOf.GetValue(source, OptionsOf));

    /// <summary>For what linq2db can't do: COPY, and several statements in one round trip.</summary>
    internal NpgsqlConnection Npgsql => (NpgsqlConnection)OpenDbConnection();

    private static DataOptions OptionsOf(NpgsqlDataSource source) => new DataOptions()
        .UseConnectionFactory(PostgreSQLTools.GetDataProvider(PostgreSQLVersion.v15), _ => source.CreateConnection())
        .UseMappingSchema(KotlineMapping.Schema)
        .UseInterceptor(new WholeRowRefusal());
}
