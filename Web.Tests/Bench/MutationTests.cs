using System.Text.Json;
using Kotline.Bench.Mutation;
using Kotline.Web.Tests.Conventions;

namespace Kotline.Web.Tests.Bench;

/// <summary>What Stryker.NET reports, and what is made of it.</summary>
public sealed class MutationTests
{
    private const string Source = "class Age\n{\n    bool IsAdult =>\n        years >= 18;\n}\n";

    [Fact]
    public void A_mutant_is_told_by_the_line_that_it_changes()
    {
        var mutant = MutationReport.Read(Report((Source, "Survived", (4, 9), (4, 20), "years > 18")), "/house").ShouldHaveSingleItem();

        mutant.ShouldBe(new Mutant("Domain/Clients/Age.cs", 4, "[[years >= 18 ==> years > 18]];", MutantFate.Survived)
        {
            Id = 7,
        });
        mutant.Folder.ShouldBe("Domain/Clients");
    }

    [Fact]
    public void A_change_of_several_lines_stands_on_one() =>
        MutationReport.Read(Report((Source, "Killed", (3, 18), (4, 11), "=>\n  !")), "/house").ShouldHaveSingleItem()
            .Change.ShouldBe("bool IsAdult [[=> ye ==> => !]]ars >= 18;");

    [Fact]
    public void A_long_part_is_known_by_its_two_ends()
    {
        var source = $"x = {new string('a', 60)}{new string('b', 60)};";

        MutationReport.Read(Report((source, "Killed", (1, 5), (1, 125), "0")), "/house").ShouldHaveSingleItem()
            .Change.ShouldBe($"x = [[{new string('a', 50)} ... {new string('b', 25)} ==> 0]];");
    }

    [Theory]
    [InlineData("CompileError")]
    [InlineData("Ignored")]
    public void A_mutant_that_was_not_tried_is_left_out(string status) =>
        MutationReport.Read(Report((Source, status, (4, 9), (4, 20), "years > 18")), "/house").ShouldBeEmpty();

    [Fact]
    public void An_equivalent_is_a_line_of_three_parts() => EquivalentMutant.Read("# for people\n\nA.cs :: [[a :: b ==> c]] :: because\n")
        .ShouldBe([new EquivalentMutant("A.cs", "[[a :: b ==> c]]", "because")]);

    [Fact]
    public void A_line_without_a_reason_is_refused() =>
        Should.Throw<FormatException>(() => EquivalentMutant.Read("A.cs :: [[a ==> b]]")).Message.ShouldContain("A.cs :: [[a ==> b]]");

    [Fact]
    public void The_list_in_the_repository_can_be_read_and_names_files_that_are_there() =>
        EquivalentMutant.Read(House.Read("bench/mutants/equivalents.txt")).Where(mutant => !House.Exists(mutant.File)).ShouldBeEmpty();

    [Fact]
    public void What_lives_and_is_not_listed_is_a_survivor()
    {
        List<Mutant> mutants =
        [
            new("Domain/A.cs", 1, "killed", MutantFate.Killed),
            new("Domain/A.cs", 2, "endless", MutantFate.Timeout),
            new("Domain/A.cs", 9, "late", MutantFate.Survived),
            new("Domain/A.cs", 3, "listed", MutantFate.Survived),
            new("Domain/B/B.cs", 4, "unseen", MutantFate.NoCoverage),
        ];
        List<EquivalentMutant> equivalents =
        [
            new("Domain/A.cs", "listed", "because"), new("Domain/A.cs", "killed", "no more"), new("Domain/C.cs", "elsewhere", "because"),
        ];

        var verdict = MutationVerdict.Of(mutants, equivalents);

        verdict.Total.ShouldBe(new MutationFigures(1, 1, 2, 1, 1));
        verdict.Total.RawScore.ShouldBe(40);
        verdict.Total.Score.ShouldBe(60);
        verdict.Folders.ShouldBe([("Domain", new MutationFigures(1, 1, 2, 0, 1)), ("Domain/B", new MutationFigures(0, 0, 0, 1, 0))]);
        verdict.Survivors.Select(mutant => mutant.Change).ShouldBe(["late", "unseen"]);
        verdict.Stale.Select(equivalent => equivalent.Change).ShouldBe(["killed"]);
    }

    [Theory]
    [InlineData(19, 0, true)]
    [InlineData(18, 0, false)]
    [InlineData(18, 1, true)]
    public void Ninety_five_percent_are_enough(int killed, int listed, bool isEnough)
    {
        var mutants = Enumerable.Range(0, 20)
            .Select(line => new Mutant("Domain/A.cs", line, $"{line}", line < killed ? MutantFate.Killed : MutantFate.Survived)).ToList();
        var equivalents = mutants.Skip(killed).Take(listed)
            .Select(mutant => new EquivalentMutant(mutant.File, mutant.Change, "because")).ToList();

        MutationVerdict.Of(mutants, equivalents).IsEnough.ShouldBe(isEnough);
    }

    private static string Report(
        (string Source, string Status, (int Line, int Column) Start, (int Line, int Column) End, string Replacement) mutant) =>
        JsonSerializer.Serialize(new
        {
            files = new Dictionary<string, object>
            {
                ["/house/Domain/Clients/Age.cs"] = new
                {
                    source = mutant.Source,
                    mutants = new[]
                    {
                        new
                        {
                            id = "7",
                            status = mutant.Status,
                            replacement = mutant.Replacement,
                            location = new
                            {
                                start = new { line = mutant.Start.Line, column = mutant.Start.Column },
                                end = new { line = mutant.End.Line, column = mutant.End.Column },
                            },
                        },
                    },
                },
            },
        });
}
