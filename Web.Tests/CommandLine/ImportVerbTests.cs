using System.Text.Json;
using Kotline.Infrastructure.Server;
using Kotline.Web.Tests.Support;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.CommandLine;

/// <summary>What scripts rely on: the words and shape of the answers, where they go, and the exit codes.</summary>
public sealed class ImportVerbTests(CommandLineFixture fixture) : IClassFixture<CommandLineFixture>
{
    [Fact]
    public async Task A_file_that_is_taken_in_answers_with_one_object_of_the_agreed_names()
    {
        Write("agreed.csv", new PartnerFileBuilder()
            .Person(1).Person(2, (CCExpires, "1/2020")).Person(3, (Birthday, "5/1/2012")).Line("broken").Text);

        var ended = await fixture.CommandLine.RunAsync(
            "import", "agreed.csv", "--partner", "Agreed é", "--import-date", "2026-01-01", "--json");

        ended.ExitCode.ShouldBe(0, ended.Errors);
        var receipt = ended.Objects.ShouldHaveSingleItem();
        Names(receipt).ShouldBe([
            "file", "partner", "importId", "receipt", "importDate", "encoding", "delimiter", "header", "linesAboveHeader", "dateOrder", "rowsRead", "created", "updated",
            "unchanged", "setAside", "unreadable", "nowSetAside", "reasons", "remarks", "policy", "seconds", "hardlyReadable",
        ]);
        Names(receipt.GetProperty("reasons")).ShouldBe(
            ["age", "height", "card", "identity", "missing", "malformed", "duplicate"], ignoreOrder: true);
        Names(receipt.GetProperty("policy")).ShouldBe(["minimumAge", "ageLimit", "heightToleranceCm"]);
        Text(receipt, "file", "partner", "receipt", "importDate", "encoding", "delimiter", "header")
            .ShouldBe("agreed.csv|Agreed é|new|2026-01-01|utf-8|,|True");
        Text(receipt, "rowsRead", "created", "updated", "unchanged", "setAside", "unreadable", "nowSetAside").ShouldBe("4|2|0|0|1|1|0");
        receipt.GetProperty("reasons").GetProperty("age").GetInt32().ShouldBe(1);
        receipt.GetProperty("remarks").GetProperty("expired_card").GetInt32().ShouldBe(1);
        Text(receipt.GetProperty("policy"), "minimumAge", "ageLimit", "heightToleranceCm").ShouldBe("18|88|1.27");
        receipt.GetProperty("importId").GetInt64().ShouldBePositive();
        receipt.GetProperty("seconds").GetDecimal().ShouldBePositive();
    }

    [Fact]
    public async Task Several_files_answer_one_line_each_and_a_refused_one_does_not_stop_the_others()
    {
        Write("several 1.csv", new PartnerFileBuilder().Person(11).Text);
        Write("several 2.csv", "GivenName,Surname\nA,B\n");
        Write("several 3.csv", new PartnerFileBuilder().Person(12).Text);

        var ended = await fixture.CommandLine.RunAsync(
            "import", "several 1.csv", "several 2.csv", "none.csv", "./several 3.csv", "several 1.csv", "--partner", "Several", "--json");

        ended.ExitCode.ShouldBe(2);
        var answers = ended.Objects;
        answers.Select(answer => answer.GetProperty("file").GetString())
            .ShouldBe(["several 1.csv", "several 2.csv", "none.csv", "./several 3.csv", "several 1.csv"]);
        answers.Select(answer => answer.TryGetProperty("receipt", out var receipt) ? receipt.GetString() : answer.GetProperty("error").GetProperty("code").GetString())
            .ShouldBe(["new", "missing_columns", "file_not_found", "new", "repeat"]);
        Names(answers[1]).ShouldBe(["file", "error"]);
        Names(answers[1].GetProperty("error")).ShouldBe(["code", "message"]);
        answers[1].GetProperty("error").GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("EmailAddress");
    }

    [Fact]
    public async Task The_bounds_on_reading_are_those_of_the_configuration_as_on_the_site()
    {
        var text = new PartnerFileBuilder().People(201, 210).Text;
        Write("bounded.csv", text);

        var bounded = await fixture.CommandLineWith(("Imports__Reading__FileBytesMax", "1000"))
            .RunAsync("import", "bounded.csv", "--partner", "Bounded", "--json");
        var senseless = await fixture.CommandLineWith(("Imports__Reading__FileBytesMax", "0"))
            .RunAsync("import", "bounded.csv", "--partner", "Bounded", "--json");

        bounded.ExitCode.ShouldBe(2);
        bounded.Objects.ShouldHaveSingleItem().GetProperty("error").GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("1,000 bytes");
        (senseless.ExitCode, senseless.Output).ShouldBe((1, ""));
        senseless.Errors.ShouldContain("FileBytesMax");
    }

    [Fact]
    public async Task A_date_in_the_future_is_refused()
    {
        Write("future.csv", new PartnerFileBuilder().Person(21).Text);

        var ended = await fixture.CommandLine.RunAsync(
            "import", "future.csv", "--partner", "Future", "--import-date", "2999-01-01", "--json");

        ended.ExitCode.ShouldBe(2);
        ended.Objects.ShouldHaveSingleItem().GetProperty("error").GetProperty("code").GetString().ShouldBe("import_date_in_future");
    }

    [Theory]
    [InlineData("import", "agreed.csv", "--partner", "A", "--jsonn")]
    [InlineData("import", "agreed.csv", "--acept-changes", "--partner", "A")]
    [InlineData("import", "agreed.csv", "--partner", "A", "--partner", "B")]
    [InlineData("import", "agreed.csv", "--partner", "A", "--json=false")]
    [InlineData("import", "agreed.csv")]
    [InlineData("import", "--partner", "A")]
    [InlineData("import", "agreed.csv", "--partner", "")]
    [InlineData("import", "agreed.csv", "--partner")]
    [InlineData("import", "agreed.csv", "--partner", "A", "--import-date", "01/02/2026")]
    [InlineData("imports")]
    public async Task What_makes_no_sense_is_said_on_standard_error_with_exit_code_2(params string[] arguments)
    {
        var ended = await fixture.CommandLine.RunAsync(arguments);

        (ended.ExitCode, ended.Output).ShouldBe((2, ""));
        ended.Errors.ShouldStartWith("kotline");
    }

    // System.CommandLine knows words in brackets and @ as more than that, and a verb's own name before its arguments.
    [Fact]
    public async Task Any_word_can_be_a_file()
    {
        var ended = await fixture.CommandLine.RunAsync("import", "[suggest]", "@none", "import", "--partner", "A", "--json", "--", "--map");

        ended.ExitCode.ShouldBe(2, ended.Errors);
        ended.Objects.Select(answer => answer.GetProperty("file").GetString()).ShouldBe(["[suggest]", "@none", "import", "--map"]);
    }

    [Fact]
    public async Task A_person_at_a_terminal_sees_a_bar_that_goes_away()
    {
        Write("watched.csv", new PartnerFileBuilder().Person(47).Text);

        var read = await fixture.CommandLine.RunAsync("import", "watched.csv", "--partner", "Watched");
        var watched = await fixture.CommandLine.RunAtTerminalAsync("import", "watched.csv", "--partner", "Watched");

        (read.Output + read.Errors).ShouldNotContain('\e');
        watched.ExitCode.ShouldBe(0, watched.Output);
        var receipt = watched.Output.LastIndexOf("watched.csv: ", StringComparison.Ordinal);
        receipt.ShouldBePositive(watched.Output);
        watched.Output[..receipt].ShouldContain("\e[");
        watched.Output[..receipt].ShouldContain("watched.csv");
        watched.Output[receipt..].ShouldNotContain('\e');
    }

    [Fact]
    public async Task A_failure_has_exit_code_1_and_says_what_to_do()
    {
        // Somebody else's folder: it holds what is not Kotline's, so nothing is started in it.
        Write("failure.csv", new PartnerFileBuilder().Person(31).Text);
        var foreign = new CommandLine(DataFolder.At(fixture.Files), fixture.Files);

        var ended = await foreign.RunAsync("import", "failure.csv", "--partner", "Failing", "--json");

        (ended.ExitCode, ended.Output).ShouldBe((1, ""));
        ended.Errors.ShouldContain("KOTLINE_DATA");
        Directory.Exists(Path.Combine(fixture.Files, "postgres")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_failure_in_one_line_and_no_crash()
    {
        Write("failure.csv", new PartnerFileBuilder().Person(31).Text);
        var folder = DataFolder.At(Directory.CreateTempSubdirectory("kotline-away-").FullName);
        var away = new CommandLine(
            folder, fixture.Files, "Host=127.0.0.1;Port=1;Username=kotline_owner;Password=none;Database=stock_management");

        var ended = await away.RunAsync("import", "failure.csv", "--partner", "Failing", "--json");

        (ended.ExitCode, ended.Output).ShouldBe((1, ""));
        ended.Errors.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("kotline import: ");
        Directory.Delete(folder.Root, recursive: true);
    }

    [Fact]
    public async Task Without_json_a_person_reads_the_figures_on_standard_output()
    {
        Write("person.csv", new PartnerFileBuilder().Person(41).Person(42, (City, "")).Text);

        var ended = await fixture.CommandLine.RunAsync("import", "person.csv", "--partner", "Person");

        ended.ExitCode.ShouldBe(0, ended.Errors);
        ended.Output.ShouldContain("person.csv: taken in from Person");
        ended.Output.ShouldContain("created 1, updated 0, unchanged 0, set aside 1 (missing 1), unreadable 0");
        (ended.Output + ended.Errors).ShouldNotContain("SECRET-");
    }

    [Fact]
    public async Task What_would_change_too_much_is_refused_with_its_counts_unless_it_is_accepted()
    {
        Write("guarded 1.csv", new PartnerFileBuilder().People(301, 330).Text);
        var sharing = new PartnerFileBuilder();
        for (var number = 301; number <= 321; number++)
        {
            sharing.Person(5_000 + number, (CCNumber, PartnerFileBuilder.CardOf(number)));
        }

        Write("guarded 2.csv", sharing.Text);

        var ended = await fixture.CommandLine.RunAsync("import", "guarded 1.csv", "guarded 2.csv", "--partner", "Guarded", "--json");
        var read = await fixture.CommandLine.RunAsync("import", "guarded 2.csv", "--partner", "Guarded");
        var accepted = await fixture.CommandLine.RunAsync("import", "guarded 2.csv", "--partner", "Guarded", "--accept-changes", "--json");

        ended.ExitCode.ShouldBe(2, ended.Errors);
        var error = ended.Objects[1].GetProperty("error");
        Names(error).ShouldBe(["code", "message", "changes"]);
        error.GetProperty("code").GetString().ShouldBe("too_many_changes");
        error.GetProperty("message").GetString().ShouldBe(
            "the import would suspend 21 of 30 active clients (limit 20); nothing of it was kept. Look at the file, and if this is meant, "
            + "take it in with --accept-changes");
        Text(error.GetProperty("changes"), "activeClients", "suspended", "suspendedLimit", "changedLimit").ShouldBe("30|21|20|20");
        error.GetProperty("changes").GetProperty("changed").GetProperty("city").GetInt32().ShouldBe(0);
        (read.ExitCode, read.Output).ShouldBe((2, ""));
        read.Errors.ShouldContain("would suspend 21 of 30 active clients (limit 20)");
        accepted.ExitCode.ShouldBe(0, accepted.Output + accepted.Errors);
        Text(accepted.Objects.ShouldHaveSingleItem(), "receipt", "setAside", "nowSetAside").ShouldBe("new|21|21");
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_keeps_nothing()
    {
        Write("tried.csv", new PartnerFileBuilder().People(401, 403).Person(404, (City, "")).Text);

        var tried = await fixture.CommandLine.RunAsync("import", "tried.csv", "--partner", "Tried", "--dry-run", "--json");
        var read = await fixture.CommandLine.RunAsync("import", "tried.csv", "--partner", "Tried", "--dry-run");
        var refused = await fixture.CommandLine.RunAsync("import", "none.csv", "--partner", "Tried", "--dry-run", "--json");
        var taken = await fixture.CommandLine.RunAsync("import", "tried.csv", "--partner", "Tried", "--json");

        tried.ExitCode.ShouldBe(0, tried.Errors);
        var trial = tried.Objects.ShouldHaveSingleItem();
        Text(trial, "receipt", "importId", "rowsRead", "created", "setAside", "wouldBeHeld", "earlierImportId")
            .ShouldBe("dry_run||4|3|1|False|");
        Text(trial.GetProperty("changes"), "activeClients", "suspended").ShouldBe("0|0");
        read.ExitCode.ShouldBe(0, read.Errors);
        read.Output.ShouldContain("tried.csv: would be taken in from Tried; nothing was kept");
        read.Output.ShouldContain("created 3, updated 0, unchanged 0, set aside 1 (missing 1), unreadable 0");
        refused.ExitCode.ShouldBe(2);
        Text(taken.Objects.ShouldHaveSingleItem(), "receipt", "created").ShouldBe("new|3");
    }

    [Fact]
    public async Task A_dry_run_of_what_would_be_held_has_exit_code_2_unless_that_is_accepted()
    {
        Write("held 1.csv", new PartnerFileBuilder().People(501, 530).Text);
        var sharing = new PartnerFileBuilder();
        for (var number = 501; number <= 521; number++)
        {
            sharing.Person(5_000 + number, (CCNumber, PartnerFileBuilder.CardOf(number)));
        }

        Write("held 2.csv", sharing.Text);
        (await fixture.CommandLine.RunAsync("import", "held 1.csv", "--partner", "Holding")).ExitCode.ShouldBe(0);

        var held = await fixture.CommandLine.RunAsync("import", "held 2.csv", "held 1.csv", "--partner", "Holding", "--dry-run", "--json");
        var accepted = await fixture.CommandLine.RunAsync("import", "held 2.csv", "--partner", "Holding", "--dry-run", "--accept-changes");

        held.ExitCode.ShouldBe(2, held.Errors);
        Text(held.Objects[0], "receipt", "nowSetAside", "wouldBeHeld").ShouldBe("dry_run|21|True");
        held.Objects[1].GetProperty("earlierImportId").GetInt64().ShouldBePositive();
        accepted.ExitCode.ShouldBe(0, accepted.Errors);
        accepted.Output.ShouldContain("it would suspend 21 of 30 active clients (limit 20), so it would be held; nothing was kept");
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(fixture.Files, name), text);

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private static string Text(JsonElement element, params string[] names) =>
        string.Join('|', names.Select(name => element.GetProperty(name).ToString()));
}
