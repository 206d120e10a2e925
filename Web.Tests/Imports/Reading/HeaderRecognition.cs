using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reading;
using static Kotline.Web.Tests.Imports.Reading.BothPasses;
using static Kotline.Web.Tests.Imports.Reading.PartnerText;

namespace Kotline.Web.Tests.Imports.Reading;

/// <summary>
/// Which column is which: by names in two languages, below titles, by what somebody says; and never by position where names say otherwise.
/// </summary>
public sealed class HeaderRecognition
{
    private const string French =
        "Sexe;Civilité;Nom;Prénom;Adresse;Ville;Code région;Code postal;Pays;E-mail;Téléphone;Date de naissance;Type de carte;Numéro de carte;"
        + "CVV;Date d'expiration;Véhicule;Poids en livres;Poids (kg);Pieds et pouces;Taille en cm;Latitude;Longitude";

    public static TheoryData<string> Above =>
    [
        "Clients novembre 2022",
        "Export;2022-11-30;page 1\nClients;France;\n",
        "\"Clients, novembre\"\n\n",
        "Sujet: \"clients\n",
    ];

    [Theory]
    [MemberData(nameof(Above))]
    public async Task What_stands_above_a_header_is_skipped(string above)
    {
        var text = Lines(above, Header, Row("Zoé"), Row("Bea"));
        var line = text[..text.IndexOf(Header, StringComparison.Ordinal)].Count(character => character == '\n') + 1;

        var detected = await AcceptAsync(File(text));

        (detected.HeaderLine, detected.LinesAboveHeader).ShouldBe((line, line - 1));
        (await OutlineAsync(File(text))).ShouldBe([$"{line + 1} Zoé", $"{line + 2} Bea"]);
    }

    // Below a title, three known names make a header, which then lacks the others; of two nobody can tell.
    [Theory]
    [InlineData("GivenName,Surname,Birthday", "missing_columns")]
    [InlineData("GivenName,Surname,Rank", "header_unknown")]
    public async Task Below_a_title_three_known_names_are_a_header(string names, string code) =>
        (await RefuseAsync(File(Lines("Clients de novembre", names, "Anne,Durand,x")))).Code.ShouldBe(code);

    [Fact]
    public async Task A_french_header_in_its_own_order_is_understood()
    {
        var cells = Row("Zoé").Split(',');
        (cells[2], cells[3]) = (cells[3], cells[2]);
        var file = File(Lines(French, string.Join(';', cells)));

        var record = (await ReadAsync(file)).ShouldHaveSingleItem();

        (record.Cells![WantedColumn.GivenName], record.Cells[WantedColumn.Surname]).ShouldBe(("Zoé", "Durand"));
        (record.Cells[WantedColumn.Kilograms], record.Cells[WantedColumn.Centimeters]).ShouldBe(("97.0", "165"));
    }

    [Theory]
    [InlineData("\u00a0{0}\u00a0")]
    [InlineData("c_{0}")]
    [InlineData("Client {0}")]
    [InlineData("CUSTOMER.{0}")]
    [InlineData("\u200b{0}\ufeff")]
    [InlineData("\u3000{0}")]
    public async Task Names_are_known_whatever_stands_around_them(string pattern)
    {
        var names = Header.Split(',').Select(name => pattern.Replace("{0}", name));
        var detected = await AcceptAsync(File(Lines(string.Join(',', names), Row("Zoé"))));

        detected.HasHeader.ShouldBeTrue();
        detected.FieldIndexes.Count.ShouldBe(23);
    }

    [Theory]
    [InlineData("given_name", WantedColumn.GivenName)]
    [InlineData("PRÉNOM", WantedColumn.GivenName)]
    [InlineData("Prenom", WantedColumn.GivenName)]
    [InlineData("date-de-naissance", WantedColumn.Birthday)]
    [InlineData("Last Name", WantedColumn.Surname)]
    public async Task A_synonym_is_its_column(string name, WantedColumn column) =>
        (await AcceptAsync(File(Lines(Header.Replace(column.ToString(), name), Row("Zoé"))))).FieldIndexes[column]
            .ShouldBe(Array.IndexOf(Header.Split(','), column.ToString()));

    [Theory]
    [InlineData("Taille", WantedColumn.Centimeters)]
    [InlineData("Poids", WantedColumn.Kilograms)]
    [InlineData("Numéro", WantedColumn.CCNumber)]
    [InlineData("Date", WantedColumn.Birthday)]
    [InlineData("Région", WantedColumn.State)]
    [InlineData("Name", WantedColumn.Surname)]
    public async Task A_word_that_can_mean_two_columns_is_none(string name, WantedColumn column) =>
        (await DoubtAsync(File(Lines(string.Join(',', Header.Split(',').Select(own => own == column.ToString() ? name : own)), Row("Zoé")))))
            .ShouldBeOfType<FileDoubt.MissingColumns>().Columns.ShouldBe([column]);

    [Fact]
    public async Task An_exact_name_beats_a_synonym()
    {
        var detected = await AcceptAsync(File(Lines("Ville," + Header, "Nowhere," + Row("Zoé"))));

        detected.FieldIndexes[WantedColumn.City].ShouldBe(6);
    }

    [Fact]
    public async Task Two_columns_for_one_are_asked()
    {
        (await DoubtAsync(File(Lines(Header + ",city,Note", Row("Anne") + ",Paris,x")))).ShouldBeOfType<FileDoubt.RepeatedColumns>()
            .Columns.ShouldBe([WantedColumn.City]);
        var synonyms = Header.Replace("City", "Ville") + ",Commune";
        (await DoubtAsync(File(Lines(synonyms, Row("Anne") + ",Paris")))).Code.ShouldBe("duplicate_columns");

        var said = new Dictionary<WantedColumn, ColumnPlace> { [WantedColumn.City] = new ColumnPlace.Named("Commune") };
        (await ReadAsync(File(Lines(synonyms, Row("Anne") + ",Paris")), choice: new FormatChoice(Columns: said)))
            .ShouldHaveSingleItem().Cells![WantedColumn.City].ShouldBe("Paris");
    }

    [Fact]
    public async Task Missing_columns_are_asked_where_others_may_be_they()
    {
        var text = Lines(Header.Replace("Centimeters", "Taille"), Row("Anne"));

        (await DoubtAsync(File(text))).ShouldBeOfType<FileDoubt.MissingColumns>().Columns.ShouldBe([WantedColumn.Centimeters]);

        var said = new FormatChoice(Columns: new Dictionary<WantedColumn, ColumnPlace> { [WantedColumn.Centimeters] = new ColumnPlace.Named("taille") });
        var detected = await AcceptAsync(File(text), choice: said);
        detected.NamesToRemember.ShouldBe(new Dictionary<string, WantedColumn> { ["Taille"] = WantedColumn.Centimeters });

        // And next month nobody is asked.
        (await AcceptAsync(File(text), new PartnerProfile(null, null, null, detected.NamesToRemember))).FieldIndexes[WantedColumn.Centimeters].ShouldBe(20);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_header_is_no_row_and_nothing_is_read_by_position(bool isReordered)
    {
        var header = StandardHeader.Split(',');
        var cells = StandardRow("Zoé").Split(',');
        if (isReordered)
        {
            (header[4], header[6]) = (header[6], header[4]);
            (cells[4], cells[6]) = (cells[6], cells[4]);
        }

        header[1] = "Gen\"der";
        var text = Lines([string.Join(',', header), .. Enumerable.Repeat(string.Join(',', cells), 12)]);

        (await DoubtAsync(File(text))).ShouldBeOfType<FileDoubt.UnknownHeader>().NamesFound.ShouldBeGreaterThanOrEqualTo(42);
        // Somebody says that the first line names the columns: then its names are taken as far as they can be made out.
        var records = await ReadAsync(File(text), choice: new FormatChoice(HasHeader: true));
        records.Count.ShouldBe(12);
        records.ShouldAllBe(record => record.Cells![WantedColumn.GivenName] == "Zoé" && record.Cells[WantedColumn.Surname] == "Durand");
    }

    [Theory]
    [InlineData("", "Feld {0}")]
    [InlineData("", "Feld {0} (neu)")]
    [InlineData("", "Fe\"ld {0}")]
    [InlineData("Clients novembre 2022\n", "Fe\"ld {0}")]
    [InlineData("Clients novembre 2022\n\n", "{0}. Feld?")]
    public async Task A_header_in_words_that_nobody_knows_is_no_row_either(string above, string pattern)
    {
        var labels = above + string.Join(',', Enumerable.Range(0, 43).Select(number => pattern.Replace("{0}", number is 0 or 1 ? "1" : "x")));

        (await DoubtAsync(File(Lines([labels, .. Enumerable.Repeat(StandardRow("Zoé"), 12)])))).Code.ShouldBe("header_unknown");
    }

    [Fact]
    public async Task Rows_above_a_header_are_no_preamble()
    {
        (await DoubtAsync(File(Lines([.. Enumerable.Repeat(Row("Zoé"), 9), Header, .. Enumerable.Repeat(Row("Bea"), 9)])))).Code.ShouldBe("header_unknown");
    }

    [Fact]
    public async Task What_is_remembered_of_a_header_is_what_was_said_of_names_that_nobody_knew()
    {
        var said = Header.Split(',').Select((name, index) => (Column: Enum.Parse<WantedColumn>(name), index))
            .ToDictionary(pair => pair.Column, ColumnPlace (pair) => new ColumnPlace.At(pair.index));
        (said[WantedColumn.GivenName], said[WantedColumn.Surname]) = (said[WantedColumn.Surname], said[WantedColumn.GivenName]);
        var header = Header.Replace("Centimeters", "Taille").Replace("Title", "0612345678");

        var detected = await AcceptAsync(File(Lines(header + ",Password", Row("Zoé") + ",secret")), choice: new FormatChoice(Columns: said));

        // Neither that a damaged file had two names exchanged, nor what is no name.
        detected.NamesToRemember.ShouldBe(new Dictionary<string, WantedColumn> { ["Taille"] = WantedColumn.Centimeters });
        detected.ColumnsToRemember[^1].ShouldBe("");
    }

    [Theory]
    [InlineData("City", 3)]
    [InlineData("City", -1)]
    public async Task One_column_can_not_be_two(string name, int index)
    {
        var said = new Dictionary<WantedColumn, ColumnPlace>
        {
            [WantedColumn.City] = new ColumnPlace.Named(name),
            [WantedColumn.Surname] = index < 0 ? new ColumnPlace.Named("CITY") : new ColumnPlace.At(5),
        };

        (await DetectAsync(File(Lines(Header, Row("Zoé"))), choice: new FormatChoice(Columns: said)))
            .ShouldBeOfType<FormatDetection.Refused>().Refusal.Columns.ShouldBe(["Surname"]);
    }

    [Fact]
    public async Task A_header_of_one_name_thousands_of_times_is_refused_at_once() =>
        (await RefuseAsync(File(string.Concat(Enumerable.Repeat("cp,", 80_000)) + "\n" + Lines(Row("Zoé"))))).Code.ShouldBe("missing_columns");

    [Fact]
    public async Task By_position_the_first_row_need_not_be_perfect() =>
        (await AcceptAsync(File(Lines([StandardRow("Anne", "soon"), .. Enumerable.Repeat(StandardRow("Zoé"), 12)])))).HasHeader.ShouldBeFalse();

    [Fact]
    public async Task By_position_nine_of_ten_cells_must_fit()
    {
        string[] Rows(int wrong) => [.. Enumerable.Range(0, 20).Select(number => StandardRow("Zoé", number < wrong ? "soon" : "8/30/1940"))];

        (await AcceptAsync(File(Lines(Rows(2))))).HasHeader.ShouldBeFalse();
        (await DoubtAsync(File(Lines(Rows(3))))).Code.ShouldBe("header_unknown");
    }

    [Fact]
    public async Task A_column_that_may_be_blank_may_be_so_throughout()
    {
        var row = StandardRow("Zoé").Replace(",45.75,3.09", ",,").Replace(",213.4,97.0,", ",,,");

        (await AcceptAsync(File(Lines([.. Enumerable.Repeat(row, 12)])))).HasHeader.ShouldBeFalse();
        (await DoubtAsync(File(Lines([.. Enumerable.Repeat(row.Replace(",165,", ",,"), 12)])))).Code.ShouldBe("header_unknown");
    }

    [Fact]
    public async Task Without_a_header_somebody_can_say_where_the_columns_stand()
    {
        var said = Header.Split(',').Select((name, index) => (Column: Enum.Parse<WantedColumn>(name), Place: (ColumnPlace)new ColumnPlace.At(index)))
            .ToDictionary(pair => pair.Column, pair => pair.Place);
        var file = File(Lines(Row("Zoé"), Row("Bea")));

        var detected = await AcceptAsync(file, choice: new FormatChoice(HasHeader: false, Columns: said));

        (await OutlineAsync(file, choice: new FormatChoice(HasHeader: false, Columns: said))).ShouldBe(["1 Zoé", "2 Bea"]);
        // What was said is remembered: the next file is read by it.
        (await AcceptAsync(file, new PartnerProfile(null, null, detected.ColumnsToRemember))).FieldIndexes.ShouldBe(detected.FieldIndexes, ignoreOrder: true);
    }

    [Fact]
    public async Task What_somebody_names_must_be_there()
    {
        var said = new Dictionary<WantedColumn, ColumnPlace>
        {
            [WantedColumn.City] = new ColumnPlace.Named("Metropolis"),
            [WantedColumn.State] = new ColumnPlace.At(99),
        };

        var refusal = (await DetectAsync(File(Lines(Header, Row("Zoé"))), choice: new FormatChoice(Columns: said)))
            .ShouldBeOfType<FormatDetection.Refused>().Refusal;

        (refusal.Code, string.Join(',', refusal.Columns)).ShouldBe(("mapped_columns_unknown", "City,State"));
    }

    [Theory]
    [InlineData("213.4,97.0", "97.0,213.4", WantedColumn.Pounds, WantedColumn.Kilograms)]
    [InlineData("45.75,3.09", "3.09,45.75", WantedColumn.Latitude, WantedColumn.Longitude)]
    [InlineData("4 rue du Lac,Orléans", "Orléans,4 rue du Lac", WantedColumn.StreetAddress, WantedColumn.City)]
    public async Task Columns_whose_values_look_swapped_are_asked_and_never_changed(string right, string swapped, WantedColumn first, WantedColumn second)
    {
        var text = Lines([Header, .. Enumerable.Range(0, 12).Select(number => number < 8 ? Row("Zoé").Replace(right, swapped) : Row("Zoé"))]);

        (await DoubtAsync(File(text))).ShouldBe(new FileDoubt.SwappedColumns(first, second));
        // They are as they should be, somebody says.
        var said = new Dictionary<WantedColumn, ColumnPlace> { [first] = new ColumnPlace.Named(first.ToString()) };
        (await DoubtAsync(File(text), choice: new FormatChoice(Columns: said))).Code.ShouldBe("columns_swapped");
        said[second] = new ColumnPlace.Named(second.ToString());
        (await AcceptAsync(File(text), choice: new FormatChoice(Columns: said))).HasHeader.ShouldBeTrue();
    }

    [Fact]
    public async Task Coordinates_overseas_are_where_they_belong() =>
        (await AcceptAsync(File(Lines([Header, .. Enumerable.Repeat(Row("Zoé").Replace("45.75,3.09", "-20.9,55.5"), 12)])))).HasHeader.ShouldBeTrue();

    [Fact]
    public async Task Of_hundreds_of_columns_nobody_is_asked()
    {
        var (more, blank) = (string.Concat(Enumerable.Range(0, 180).Select(number => $",Note{number}")), new string(',', 180));

        (await RefuseAsync(File(Lines(Header.Replace("City", "Where") + more, Row("Zoé") + blank)))).Code.ShouldBe("missing_columns");
        (await RefuseAsync(File(Lines(Header + ",City" + more, Row("Zoé") + "," + blank)))).Code.ShouldBe("duplicate_columns");
    }

    [Theory]
    [InlineData("a,b\n")]
    [InlineData("\"x\n")]
    public async Task A_file_of_which_no_row_can_be_read_is_refused(string rows) =>
        (await RefuseAsync(File(Header + "\n" + rows))).Code.ShouldBe("nothing_readable");
}
