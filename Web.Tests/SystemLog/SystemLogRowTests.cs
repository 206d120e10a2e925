using System.Text;
using System.Text.Json;
using Kotline.Infrastructure.SystemLog;

namespace Kotline.Web.Tests.SystemLog;

public sealed class SystemLogRowTests
{
    [Fact]
    public void Texts_keep_to_their_bounds()
    {
        var row = SystemLogRow.From(LogEvents.Of(
            new string('t', 100_000),
            new InvalidOperationException(new string('e', 100_000)),
            ("SourceContext", new string('s', 1_000)),
            ("RequestId", new string('r', 1_000)),
            ("Long", new string('p', 100_000))));

        row.MessageTemplate.Length.ShouldBe(SystemLogBounds.TemplateCharsMax);
        row.Message.Length.ShouldBe(SystemLogBounds.MessageCharsMax);
        row.Exception!.Length.ShouldBe(SystemLogBounds.ExceptionCharsMax);
        row.Source!.Length.ShouldBe(SystemLogBounds.SourceCharsMax);
        row.RequestId!.Length.ShouldBe(SystemLogBounds.RequestIdCharsMax);
        JsonDocument.Parse(row.PropertiesJson).RootElement.GetProperty("Long").GetString()!.Length.ShouldBe(
            SystemLogBounds.PropertyCharsMax);
    }

    [Fact]
    public void Properties_over_the_bound_are_left_out_and_the_row_says_so()
    {
        var properties = Enumerable.Range(0, 50).Select(i => ($"Name{i}", (object?)new string('\u0001', 3_000))).ToArray();

        var row = SystemLogRow.From(LogEvents.Of("many", properties));

        Encoding.UTF8.GetByteCount(row.PropertiesJson).ShouldBeLessThanOrEqualTo(SystemLogBounds.PropertiesBytesMax);
        JsonDocument.Parse(row.PropertiesJson).RootElement.GetProperty("_truncated").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void What_postgresql_refuses_is_replaced()
    {
        PostgresText.Fit("a\0b", 10).ShouldBe("a\uFFFDb");
        PostgresText.Fit("a\uD83Db", 10).ShouldBe("a\uFFFDb");
        PostgresText.Fit("été 😀", 10).ShouldBe("été 😀");
        PostgresText.Fit("abc😀", 4).ShouldBe("abc" + PostgresText.Cut);
        PostgresText.Fit("ab😀z", 4).ShouldBe("ab" + PostgresText.Cut);
    }

    [Fact]
    public void Source_and_request_have_columns_and_are_not_repeated()
    {
        var row = SystemLogRow.From(LogEvents.Of("m", ("SourceContext", "Kotline"), ("RequestId", "0HN:1"), ("Rows", 3)));

        row.Source.ShouldBe("Kotline");
        row.RequestId.ShouldBe("0HN:1");
        row.PropertiesJson.ShouldBe("""{"Rows":3}""");
        row.LoggedAt.Offset.ShouldBe(TimeSpan.Zero);
    }
}
