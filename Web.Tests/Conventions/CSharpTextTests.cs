namespace Kotline.Web.Tests.Conventions;

public sealed class CSharpTextTests
{
    private const string Source = """
        var url = "http://x"; // DateTime.Now
        /* DateTime.Now
        */ var quote = '"'; var end = "tail";
        var verbatim = @"a ""SELECT "" b"; var now = DateTime.UtcNow;
        """;

    [Fact]
    public void Comments_are_left_out_and_strings_that_look_like_one_are_not()
    {
        var text = CSharpText.WithoutComments(Source);

        text.ShouldContain("http://x");
        text.ShouldNotContain("DateTime.Now");
        text.ShouldContain("DateTime.UtcNow");
        text.Length.ShouldBe(Source.Length);
    }

    [Fact]
    public void Strings_alone_are_kept()
    {
        var text = CSharpText.StringsOnly(Source);

        text.ShouldContain("SELECT ");
        text.ShouldContain("tail");
        text.ShouldNotContain("DateTime");
        text.ShouldNotContain("var");
    }

    [Fact]
    public void Strings_are_taken_out_of_their_quotes() =>
        CSharpText.Literals("f('\"', \"a\", @\"b \"\"c\"\"\", $@\"d\", \"\", $\"e{f}\", $$\"\"\"\"g \"\"\" h\"\"\"\"); // \"i\"")
            .ShouldBe(["a", "b \"\"c\"\"", "d", "", "e{f}", "g \"\"\" h"]);

    [Fact]
    public void Raw_strings_are_strings() =>
        CSharpText.StringsOnly("var a = \"\"\"\n  SELECT \"x\" \n  \"\"\"; Call();").ShouldSatisfyAllConditions(
            text => text.ShouldContain("SELECT \"x\""),
            text => text.ShouldNotContain("Call"));
}
