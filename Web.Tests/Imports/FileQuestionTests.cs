using System.Net;
using System.Text;
using Kotline.Domain.Accounts;
using Kotline.Domain.Imports;
using Kotline.Web.Tests.Imports.Uploads;
using Kotline.Web.Tests.Support;
using static Kotline.Web.Tests.Imports.Reading.PartnerText;

namespace Kotline.Web.Tests.Imports;

/// <summary>What is doubtful of an uploaded file is asked on the page where it waits, and can't be passed over.</summary>
public sealed class FileQuestionTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly string dated = Lines(Header, Row("Zoé", "8/30/1980"), Row("Bea", "30/8/1980"), Row("Cléo", "31/8/1980"));
    private static readonly byte[] macRoman = CodePagesEncodingProvider.Instance.GetEncoding(10000)!.GetBytes(Lines(Header, Row("Grégoire"), Row("Anaïs")));

    [Fact]
    public async Task Dates_in_two_orders_are_asked_with_their_lines_and_nothing_can_be_imported_before()
    {
        using var browser = await ManagerAsync();
        var id = await AcceptAsync(browser, "dates.csv", Encoding.UTF8.GetBytes(dated));

        var asked = await browser.ReadAsync(UploadingBrowser.Pending);
        asked.ShouldContain("Dans quel ordre les dates sont-elles écrites");
        asked.ShouldContain("1 date ne se lit qu’ainsi");
        asked.ShouldContain("2 dates ne se lisent qu’ainsi");
        asked.ShouldContain("Lignes 3, 4<");
        asked.ShouldNotContain("?handler=Import\"");

        using var early = await PostAsync(browser, "Import", id);
        early.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Browser.TextOfAsync(early)).ShouldContain("Répondez d’abord à la question");
        using var all = await PostAsync(browser, "ImportAll");
        all.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var nothing = await PostAsync(browser, "Correct", id);
        nothing.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Browser.TextOfAsync(nothing)).ShouldContain("Choisissez une réponse");

        using var answer = await PostAsync(browser, "Correct", id, ("dateOrder", "DayMonthYear"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.ReadAsync(UploadingBrowser.Pending)).ShouldContain("30/8/1980 se lit 30 août 1980");
    }

    [Fact]
    public async Task A_doubtful_encoding_is_asked_with_its_words_in_each_candidate()
    {
        using var browser = await ManagerAsync();
        var id = await AcceptAsync(browser, "mac.csv", macRoman);

        var asked = await browser.ReadAsync(UploadingBrowser.Pending);
        asked.ShouldContain("Dans quel encodage ce fichier est-il écrit");
        asked.ShouldContain("Grégoire · Anaïs");
        asked.ShouldContain("GrŽgoire · Ana•s");
        asked.ShouldNotContain("Durand");

        using var answer = await PostAsync(browser, "Correct", id, ("encoding", "macintosh"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var text = await browser.ReadAsync(UploadingBrowser.Pending);
        text.ShouldContain("MACINTOSH");
        text.ShouldContain("<td>Grégoire</td>");
    }

    [Fact]
    public async Task Answers_to_several_questions_come_one_after_the_other_and_stand()
    {
        using var browser = await ManagerAsync();
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(10000)!.GetBytes(dated);
        var id = await AcceptAsync(browser, "both.csv", bytes);

        using var first = await PostAsync(browser, "Correct", id, ("encoding", "macintosh"));
        (await browser.ReadAsync(UploadingBrowser.Pending)).ShouldContain("Dans quel ordre les dates sont-elles écrites");
        using var second = await PostAsync(browser, "Correct", id, ("dateOrder", "MonthDayYear"));

        (await browser.ReadAsync(UploadingBrowser.Pending)).ShouldContain("<td>Zoé</td>");
    }

    [Fact]
    public async Task Columns_are_said_and_remembered_and_show_no_password()
    {
        using var browser = await ManagerAsync();
        var partner = $"Maison {Guid.NewGuid():N}";
        var text = new PartnerFileBuilder().Person(Random.Shared.Next(1_000, 90_000_000)).Person(Random.Shared.Next(1_000, 90_000_000)).Text
            .Replace("Centimeters", "Taille", StringComparison.Ordinal);
        var id = await browser.AcceptAsync(text, partner);

        var asked = await browser.ReadAsync(UploadingBrowser.Pending);
        asked.ShouldContain("Que contient chaque colonne");
        asked.ShouldContain("Ces colonnes n’ont pas été trouvées\u00a0: Taille en centimètres.");
        asked.ShouldContain("""<span class="badge busy">Nom inconnu</span> 000""");
        asked.ShouldNotContain("SECRET");
        asked.ShouldNotContain(PartnerFileBuilder.CardOf(1)[..8]);

        var header = text[..text.IndexOf('\n', StringComparison.Ordinal)].Split(',');
        var incomplete = header.Select(name => ("columns", Enum.TryParse<WantedColumn>(name, out _) ? name : "")).ToArray();
        using var unanswered = await PostAsync(browser, "Correct", id, [("header", "true"), .. incomplete]);
        unanswered.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Browser.TextOfAsync(unanswered)).ShouldContain("Dites quelle colonne contient\u00a0: Taille en centimètres");
        using var twice = await PostAsync(browser, "Correct", id, [("header", "true"), .. incomplete.Select(field => ("columns", field.Item2 == "" ? "City" : field.Item2))]);
        (await Browser.TextOfAsync(twice)).ShouldContain("Ville\u00a0: une seule colonne peut la contenir");

        var complete = header.Select(name => ("columns", name == "Taille" ? "Centimeters" : Enum.TryParse<WantedColumn>(name, out _) ? name : "")).ToArray();
        using var answer = await PostAsync(browser, "Correct", id, [("delimiter", "comma"), ("header", "true"), .. complete]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var import = await PostAsync(browser, "Import", id);
        await browser.ReadUntilAsync(import.Headers.Location!.ToString(), page => page.Contains("state-done", StringComparison.Ordinal));

        // Next month the partner's own name is known.
        var next = await browser.AcceptAsync(text.Replace("Given", "Donné", StringComparison.Ordinal).Replace("DonnéName", "GivenName", StringComparison.Ordinal), partner);
        var known = await browser.ReadAsync(UploadingBrowser.Pending);
        known.ShouldNotContain("<h3>Que contient chaque colonne");
        known.ShouldContain("""Taille<span class="hint">Taille en centimètres</span>""");

        // And what isn't right can be said again.
        var again = await browser.ReadAsync($"{UploadingBrowser.Pending}?map={next}");
        again.ShouldContain("<h3>Que contient chaque colonne");
        again.ShouldContain("Ne rien changer");
        again.ShouldContain("""<option value="Centimeters" selected="selected">""");
        using var wrong = await PostAsync(browser, "Correct", next, [("header", "true"), .. incomplete]);
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Browser.TextOfAsync(wrong)).ShouldContain("<h3>Que contient chaque colonne");
    }

    [Fact]
    public async Task A_file_without_a_header_that_fits_nothing_is_mapped_by_hand_in_english_too()
    {
        using var browser = (await ManagerAsync()).InEnglish();
        var id = await AcceptAsync(browser, "bare.csv", Encoding.UTF8.GetBytes(Lines(Row("Zoé"), Row("Bea"))));

        var asked = await browser.ReadAsync(UploadingBrowser.Pending);
        asked.ShouldContain("No header was recognised");
        asked.ShouldContain("Column 23");
        asked.ShouldContain("Zoé · Bea");
        asked.ShouldContain("0/00/0000");
        asked.ShouldNotContain("4532650833355085");

        using var answer = await PostAsync(
            browser, "Correct", id, [("delimiter", "comma"), ("header", "false"), .. Header.Split(',').Select(name => ("columns", name))]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.ReadAsync(UploadingBrowser.Pending)).ShouldContain("8/30/1940 is read as");
    }

    [Fact]
    public async Task An_answer_that_lacks_one_column_stands_where_it_is_asked_again()
    {
        using var browser = await ManagerAsync();
        var id = await AcceptAsync(browser, "bare.csv", Encoding.UTF8.GetBytes(Lines(Row("Zoé"), Row("Bea"))));
        const string chosen = """<option value="Kilograms" selected="selected">""";
        (await browser.ReadAsync(UploadingBrowser.Pending)).ShouldNotContain(chosen);

        using var answer = await PostAsync(
            browser,
            "Correct",
            id,
            [("delimiter", "comma"), ("header", "false"), .. Header.Split(',').Select(name => ("columns", name == "Longitude" ? "" : name))]);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = await Browser.TextOfAsync(answer);
        text.ShouldContain("Dites quelle colonne contient\u00a0: Longitude");
        text.ShouldContain(chosen);
    }

    [Fact]
    public async Task A_word_that_many_lines_have_is_shown_once()
    {
        using var browser = await ManagerAsync();
        var rows = Lines(Header, Row("Zoé"), Row("Zoé"), Row("Zoé"), Row("Anaïs"));
        await AcceptAsync(browser, "mac.csv", CodePagesEncodingProvider.Instance.GetEncoding(10000)!.GetBytes(rows));

        (await browser.ReadAsync(UploadingBrowser.Pending)).ShouldContain(">Zoé · Anaïs<");
    }

    [Fact]
    public async Task Of_columns_that_nobody_knows_words_are_shown_only_where_nothing_else_tells_them_apart()
    {
        using var browser = await ManagerAsync();
        var header = StandardHeader.Replace("Centimeters", "Taille", StringComparison.Ordinal).Replace("MothersMaiden", "Nickname", StringComparison.Ordinal);
        await AcceptAsync(browser, "header.csv", Encoding.UTF8.GetBytes(Lines(header, StandardRow("Zoé"), StandardRow("Bea"))));

        var text = await browser.ReadAsync(UploadingBrowser.Pending);
        text.ShouldContain("Zoé · Bea");
        text.ShouldContain("Aaaaaaa · Aaaaaaa");
        text.ShouldNotContain("Voisine");
        text.ShouldNotContain("secret");
        text.ShouldNotContain("Mozilla");
    }

    [Fact]
    public async Task A_row_that_is_called_a_header_is_shown_as_no_name_of_a_column()
    {
        using var browser = await ManagerAsync();
        var id = await AcceptAsync(browser, "bare.csv", Encoding.UTF8.GetBytes(Lines([.. Enumerable.Repeat(StandardRow("Zoé"), 12)])));

        using var answer = await PostAsync(browser, "Correct", id, ("delimiter", "comma"), ("header", "true"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var text = await browser.ReadAsync(UploadingBrowser.Pending);
        text.ShouldContain("Aucun en-tête n’a été reconnu");
        text.ShouldContain("Colonne 43");
        text.ShouldNotContain("4532650833355085");
        text.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_wrong_encoding_can_be_corrected_where_no_mark_settles_it()
    {
        using var browser = await ManagerAsync();
        var id = await AcceptAsync(browser, "mac.csv", macRoman);
        using var wrong = await PostAsync(browser, "Correct", id, ("encoding", "ibm850"));
        (await browser.ReadAsync(UploadingBrowser.Pending)).ShouldContain("IBM850");

        using var right = await PostAsync(browser, "Correct", id, ("delimiter", "comma"), ("header", "true"), ("encoding", "macintosh"));

        (await browser.ReadAsync(UploadingBrowser.Pending)).ShouldContain("<td>Grégoire</td>");
    }

    [Fact]
    public async Task Lines_above_a_header_are_said()
    {
        using var browser = await ManagerAsync();
        await AcceptAsync(browser, "titre.csv", Encoding.UTF8.GetBytes("Clients novembre 2022\n\n" + Lines(Header, Row("Zoé"))));

        (await browser.ReadAsync(UploadingBrowser.Pending)).ShouldContain("2 lignes au-dessus de l’en-tête ne sont pas lues.");
    }

    private static async Task<string> AcceptAsync(Browser browser, string name, byte[] bytes)
    {
        using var response = await browser.UploadAsync($"Maison {Guid.NewGuid():N}", "2026-01-01", (name, bytes));
        response.Headers.Location!.ToString().ShouldBe(UploadingBrowser.Pending);
        return (await browser.PendingIdsAsync())[^1];
    }

    private static Task<HttpResponseMessage> PostAsync(Browser browser, string handler, string? id = null, params (string Name, string Value)[] fields) =>
        browser.PostAsync($"{UploadingBrowser.Pending}?handler={handler}", UploadingBrowser.Pending, [.. fields, .. id is null ? ((string, string)[])[] : [("id", id)]]);

    private async Task<Browser> ManagerAsync()
    {
        var browser = site.NewBrowser();
        using var response = await browser.SignInAsync(await site.People.AddAsync(Role.Manager));
        return browser;
    }
}
