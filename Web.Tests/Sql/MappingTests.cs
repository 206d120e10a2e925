using Kotline.Infrastructure.Database;
using Kotline.Web.Tests.Support;
using LinqToDB;
using LinqToDB.Mapping;
using LinqSql = LinqToDB.Sql;

namespace Kotline.Web.Tests.Sql;

/// <summary>
/// What Infrastructure maps is what the database has: the compiler doesn't know it, and a query of a rare day would be the first to tell.
/// Asked as the owner, whose catalogue holds everything.
/// </summary>
public sealed class MappingTests(DatabaseFixture fixture)
{
    private static readonly Type[] infrastructure = typeof(KotlineDb).Assembly.GetTypes();

    [Fact]
    public async Task Every_mapped_table_has_the_columns_as_they_are_mapped()
    {
        var catalogue = await Catalogue.ReadAsync(fixture.Owner);
        var tables = Mapping.TablesIn(infrastructure);

        tables.Select(table => table.Name).ShouldContain("accounts.accounts");
        tables.Where(table => table.Columns.Count == 0).ShouldBeEmpty();
        tables.SelectMany(table => MappingFaults.Of(table, catalogue)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_mapped_function_takes_and_answers_what_is_mapped()
    {
        var catalogue = await Catalogue.ReadAsync(fixture.Owner);
        var functions = Mapping.FunctionsIn(infrastructure);

        functions.Select(function => function.Name).ShouldContain("accounts.bearer_of");
        functions.Select(function => function.Name).ShouldContain("accounts.issue_session_ticket");
        functions.Where(function => function.Columns is { Count: 0 }).ShouldBeEmpty();
        functions.SelectMany(function => MappingFaults.Of(function, catalogue)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_that_is_never_null_is_compared_as_if_it_were()
    {
        await using var session = await ReadSession.BeginAsync(fixture.Database.Web, DatabaseRole.Employee,
            TestContext.Current.CancellationToken);
        var types = infrastructure.Where(type => type.IsDefined(typeof(TableAttribute), inherit: false)).ToList();

        types.SelectMany(type => session.Db.MappingSchema.GetEntityDescriptor(type).Columns
                .Where(column => column.CanBeNull)
                .Select(column => $"{type.Name}.{column.MemberName}"))
            .ShouldBe(
                Mapping.TablesIn(types).SelectMany(table => table.Columns).Where(column => column.IsNullable)
                    .Select(column => column.Source),
                ignoreOrder: true);
    }

    [Fact]
    public async Task A_table_that_is_mapped_wrongly_would_be_found()
    {
        var catalogue = await Catalogue.ReadAsync(fixture.Owner);

        Mapping.TablesIn([typeof(NoSuchTable), typeof(WrongBrand), typeof(WrongClient), typeof(WrongRow)])
            .SelectMany(table => MappingFaults.Of(table, catalogue))
            .ShouldBe(
                [
                    "NoSuchTable: there is no table clients.cars",
                    "WrongBrand.Id: Int32 isn't int8",
                    "WrongBrand.Id: is an identity",
                    "WrongBrand.Name: is never null",
                    "WrongBrand.Title: clients.brands has no column title",
                    "WrongClient.WeightKg: is null at times",
                    "WrongClient.Suspended: is no identity",
                    "WrongClient.PersonKey: is generated, so SkipOnInsert and SkipOnUpdate",
                    "WrongClient.Gender: DayOfWeek isn't text",
                    "WrongClient.BirthDate: DateTimeOffset isn't date",
                    "WrongRow.Failures: Int64[] isn't _text",
                    "WrongRow.Remarks: String isn't _text",
                ]);
    }

    [Fact]
    public async Task A_function_that_is_mapped_wrongly_would_be_found()
    {
        var catalogue = await Catalogue.ReadAsync(fixture.Owner);

        Mapping.FunctionsIn([typeof(WrongFunctions)])
            .SelectMany(function => MappingFaults.Of(function, catalogue))
            .ShouldBe(
                [
                    "WrongFunctions.NoSuchFunction: there is no function clients.unfold",
                    "WrongFunctions.WithoutSchema: there is no function fold",
                    "WrongFunctions.OneArgumentTooMany: clients.fold takes 1 arguments, not 2",
                    "WrongFunctions.OneArgumentTooFew: clients.person_key takes 3 arguments, not 2",
                    "WrongFunctions.OtherArgument: an argument is text, not Int64",
                    "WrongFunctions.OtherAnswer: answers text, not Boolean",
                    "WrongFunctions.NoAnswer: answers text, not DayOfWeek",
                    "WrongFunctions.ConnectionAsArgument: clients.received_at takes 1 arguments, not 2",
                    "WrongFunctions.ConnectionAsArgument: an argument is int8, not KotlineDb",
                    "WrongFunctions.OneValueOfRows: answers rows, not String",
                    "WrongScript.Name: Int64 isn't text",
                    "WrongScript.Size: system.applied_scripts answers no size",
                ]);
    }

    [Fact]
    public async Task What_has_a_default_may_be_left_out_and_an_overload_may_be_chosen()
    {
        var catalogue = await Catalogue.ReadAsync(fixture.Owner);

        Mapping.FunctionsIn([typeof(RightFunctions)]).SelectMany(function => MappingFaults.Of(function, catalogue)).ShouldBeEmpty();
    }

    [Table("cars", Schema = "clients")]
    private sealed record NoSuchTable([property: Column("id")] long Id);

    [Table("brands", Schema = "clients")]
    private sealed record WrongBrand([property: Column("id")] int Id, [property: Column("name")] string? Name,
        [property: Column("title")] string Title);

    [Table("clients", Schema = "clients")]
    private sealed record WrongClient(
        [property: Column("weight_kg")] decimal WeightKg,
        [property: Column("suspended"), Identity] bool Suspended,
        [property: Column("person_key")] string PersonKey,
        [property: Column("gender")] DayOfWeek Gender,
        [property: Column("birth_date")] DateTimeOffset BirthDate);

    [Table("rows", Schema = "imports")]
    private sealed record WrongRow([property: Column("failures")] long[]? Failures, [property: Column("remarks")] string? Remarks);

    private sealed record WrongScript([property: Column("name")] long Name, [property: Column("size")] long Size);

    private static class WrongFunctions
    {
        [LinqSql.Function("clients.unfold")]
        public static string NoSuchFunction(string name) => throw new ServerSideOnlyException(name);

        [LinqSql.Function("fold")]
        public static string WithoutSchema(string name) => throw new ServerSideOnlyException(name);

        [LinqSql.Function("clients.fold")]
        public static string OneArgumentTooMany(string name, string other) => throw new ServerSideOnlyException(name + other);

        [LinqSql.Function("clients.person_key")]
        public static string OneArgumentTooFew(string givenName, string surname) => throw new ServerSideOnlyException(givenName + surname);

        [LinqSql.Function("clients.fold")]
        public static string OtherArgument(long name) => throw new ServerSideOnlyException($"{name}");

        [LinqSql.Function("clients.fold")]
        public static bool OtherAnswer(string name) => throw new ServerSideOnlyException(name);

        [LinqSql.Function("clients.fold")]
        public static DayOfWeek NoAnswer(string name) => throw new ServerSideOnlyException(name);

        [LinqSql.Function("clients.received_at")]
        public static DateTimeOffset ConnectionAsArgument(KotlineDb db, long client) => throw new ServerSideOnlyException($"{db}{client}");

        [LinqSql.Function("system.applied_scripts")]
        public static string OneValueOfRows() => throw new ServerSideOnlyException(nameof(OneValueOfRows));

        [LinqSql.TableFunction("applied_scripts", Schema = "system")]
        public static IQueryable<WrongScript> OtherColumns() => throw new ServerSideOnlyException(nameof(OtherColumns));
    }

    private static class RightFunctions
    {
        [LinqSql.Function("pg_catalog.make_interval")]
        public static TimeSpan OfYears(int years) => throw new ServerSideOnlyException($"{years}");

        [LinqSql.Function("pg_catalog.current_setting")]
        public static string? Setting(string name, bool isMissingOk) => throw new ServerSideOnlyException($"{name}{isMissingOk}");

        [LinqSql.Function("pg_catalog.cardinality")]
        public static int Count(string[] words) => throw new ServerSideOnlyException($"{words}");
    }
}
