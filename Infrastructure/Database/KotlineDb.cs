using System.Runtime.CompilerServices;
using LinqToDB;
using LinqToDB.Data;
using LinqToDB.DataProvider.PostgreSQL;
using Npgsql;

namespace Kotline.Infrastructure.Database;

/// <summary>
/// linq2db over one connection of a pool. It knows no table: each feature maps its own, in its <c>…Tables.cs</c> and <c>…Functions.cs</c>.
/// A role's rights are by column, so a query names the columns that it reads; one that would read a whole row is refused here, before
/// PostgreSQL is asked (<see cref="WholeRowRefusal"/>).
/// </summary>
public sealed class KotlineDb : DataConnection
{
    // One set of options for each pool, for as long as the pool lives: linq2db keeps what it compiled under them.
    private static readonly ConditionalWeakTable<NpgsqlDataSource, DataOptions> optionsOf = [];

    private KotlineDb(DataOptions options)
        : base(options)
    {
    }

    /// <summary>Over a connection of its own, which goes back to the pool with it. Without a transaction each statement is one.</summary>
    internal static KotlineDb On(NpgsqlDataSource source) => new(optionsOf.GetValue(source, OptionsOf));

    /// <summary>For what linq2db has no word for: COPY, and batches that are one round trip.</summary>
    internal NpgsqlConnection Npgsql => (NpgsqlConnection)OpenDbConnection();

    private static DataOptions OptionsOf(NpgsqlDataSource source) => new DataOptions()
        .UseConnectionFactory(PostgreSQLTools.GetDataProvider(PostgreSQLVersion.v15), _ => source.CreateConnection())
        .UseMappingSchema(KotlineMapping.Schema)
        .UseInterceptor(new WholeRowRefusal());
}
