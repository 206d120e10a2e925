using System.Text;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Web.Tests.Support;
using static Kotline.Web.Tests.Imports.Reading.BothPasses;

namespace Kotline.Web.Tests.Imports.Reading;

/// <summary>The partners' real files, damaged: what is read of them is what stands in them, and what isn't certain is asked.</summary>
public sealed class DamagedRealFiles
{
    private static readonly Encoding windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly string[] textColumns = ["Title", "GivenName", "Surname", "StreetAddress", "City", "State", "ZipCode", "CCType"];

    private static readonly Dictionary<string, string> french = new()
    {
        ["Gender"] = "Sexe",
        ["Title"] = "Civilité",
        ["GivenName"] = "Prénom",
        ["Surname"] = "Nom",
        ["StreetAddress"] = "Adresse",
        ["City"] = "Ville",
        ["State"] = "Code région",
        ["StateFull"] = "Nom région",
        ["ZipCode"] = "Code postal",
        ["Country"] = "Pays",
        ["EmailAddress"] = "E-mail",
        ["TelephoneNumber"] = "Téléphone",
        ["Birthday"] = "Date de naissance",
        ["CCType"] = "Type de carte",
        ["CCNumber"] = "Numéro de carte",
        ["CVV2"] = "Cryptogramme",
        ["CCExpires"] = "Date d’expiration",
        ["Vehicle"] = "Véhicule",
        ["Pounds"] = "Livres",
        ["Kilograms"] = "Kilogrammes",
        ["FeetInches"] = "Pieds et pouces",
        ["Centimeters"] = "Taille en cm",
    };

    /// <summary>Six kinds of damage, and the whole header.</summary>
    private static readonly Dictionary<string, Func<string[], string>> damages = new()
    {
        ["none"] = header => string.Join(',', header),
        ["title"] = header => "Clients novembre 2022\n" + string.Join(',', header),
        ["preamble"] = header => "Export,2022-11-30,Kot-Line" + new string(',', header.Length - 3) + "\n" + string.Join(',', header),
        ["stray quote"] = header => string.Join(',', header.Select((name, index) => index == 3 ? name.Insert(2, "\"") : name)),
        ["no-break space"] = header => string.Join(',', header.Select(name => name + "\u00a0")),
        ["prefix"] = header => string.Join(',', header.Select(name => "c_" + name)),
        ["french"] = header => string.Join(',', header.Select(name => french.GetValueOrDefault(name, name))),
        ["unknown words"] = header => string.Join(',', header.Select(name => string.Concat(name.Where(char.IsLetter).Reverse()) + "x")),
    };

    public static TheoryData<string, bool> Damages
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var damage in damages.Keys)
            {
                data.Add(damage, false);
                data.Add(damage, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Text_columns_in_another_order_are_never_taken_for_each_other(string damage, bool hasMark)
    {
        var rows = await RealRows.OrSkipAsync("french-data-1.csv", rowsMax: 40);
        foreach (var (one, other) in textColumns.SelectMany((one, index) => textColumns.Skip(index + 1).Select(other => (one, other))))
        {
            var file = RealRows.File(rows.Swapped(one, other).Text(damages[damage]), new UTF8Encoding(hasMark));

            if (await DetectAsync(file) is not FormatDetection.Accepted { File: var detected })
            {
                continue;
            }

            damage.ShouldNotBe("stray quote");
            damage.ShouldNotBe("unknown words");
            var records = new List<PartnerRecord>();
            await foreach (var record in new PartnerFileReader(file, detected, new ReadingOptions()).ReadAllAsync(TestContext.Current.CancellationToken))
            {
                records.Add(record);
            }

            records.Count.ShouldBe(rows.Rows.Count);
            for (var row = 0; row < records.Count; row++)
            {
                foreach (var column in textColumns)
                {
                    records[row].Cells![Enum.Parse<WantedColumn>(column)].ShouldBe(rows.Rows[row][rows.IndexOf(column)], $"{damage}: {one} and {other}");
                }
            }
        }
    }

    [Theory]
    [InlineData("title")]
    [InlineData("preamble")]
    [InlineData("no-break space")]
    [InlineData("prefix")]
    [InlineData("french")]
    public async Task A_header_that_can_be_understood_is_and_the_file_is_not_refused(string damage)
    {
        var rows = await RealRows.OrSkipAsync("german-data-1.csv", rowsMax: 40);

        (await AcceptAsync(RealRows.File(rows.Swapped("GivenName", "Surname").Text(damages[damage])))).HasHeader.ShouldBeTrue();
    }

    [Fact]
    public async Task A_stray_byte_in_a_column_that_nobody_wants_loses_its_own_row_alone()
    {
        var rows = await RealRows.OrSkipAsync("french-data-1.csv");
        var bytes = Encoding.UTF8.GetBytes(rows.Text());
        var lastRow = Encoding.UTF8.GetByteCount(rows.Text()) - Encoding.UTF8.GetByteCount(RealRows.Join(rows.Rows[^1]) + "\n");
        var browser = lastRow + Array.IndexOf(bytes[lastRow..], (byte)'M', 20);
        byte[] damaged = [.. bytes[..browser], 0xA0, .. bytes[(browser + 1)..]];

        (await AcceptAsync(RealRows.File(damaged))).Encoding.ShouldBe(SourceEncoding.Utf8);
        var (clean, read) = (await OutlineAsync(RealRows.File(bytes)), await OutlineAsync(RealRows.File(damaged)));
        read[..^1].ShouldBe(clean[..^1]);
        read[^1].ShouldBe($"{rows.Rows.Count + 1} InvalidEncoding");
    }

    [Fact]
    public async Task Half_in_one_encoding_and_half_in_another_is_asked_and_garbles_nobody_whatever_is_answered()
    {
        var rows = await RealRows.OrSkipAsync("french-data-1.csv");
        var half = rows.Rows.Count / 2;
        var lines = rows.Text().TrimEnd('\n').Split('\n');
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Joined(lines[..half])), .. windows.GetBytes(Joined(lines[half..]))];

        (await DoubtAsync(RealRows.File(bytes))).Code.ShouldBe("encoding_doubtful");
        foreach (var encoding in new[] { SourceEncoding.Utf8, SourceEncoding.Windows1252 })
        {
            var records = await ReadAsync(RealRows.File(bytes), choice: new FormatChoice(Encoding: encoding));
            records.Count.ShouldBe(rows.Rows.Count);
            for (var row = 0; row < records.Count; row++)
            {
                if (records[row].Cells is { } cells)
                {
                    cells[WantedColumn.Surname].ShouldBe(rows.Rows[row][rows.IndexOf("Surname")]);
                    cells[WantedColumn.City].ShouldBe(rows.Rows[row][rows.IndexOf("City")]);
                }
            }

            records.Count(record => !record.IsReadable).ShouldBeInRange(1, half);
        }

        static string Joined(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));
    }

    [Fact]
    public async Task A_file_cut_inside_a_letter_loses_its_last_line()
    {
        var rows = await RealRows.OrSkipAsync("french-data-1.csv");
        var bytes = Encoding.UTF8.GetBytes(rows.Text());
        var cut = Array.LastIndexOf(bytes, (byte)0xC3) + 1;

        var detected = await AcceptAsync(RealRows.File(bytes[..cut]));

        detected.Encoding.ShouldBe(SourceEncoding.Utf8);
        (await ReadAsync(RealRows.File(bytes[..cut])))[..^1].ShouldAllBe(record => record.IsReadable);
    }

    [Theory]
    [InlineData("french-data-1.csv")]
    [InlineData("german-data-1.csv")]
    public async Task A_whole_file_in_windows_1252_is_read_as_it_was_meant(string name)
    {
        var rows = await RealRows.OrSkipAsync(name);

        (await AcceptAsync(RealRows.File(windows.GetBytes(rows.Text())))).Encoding.ShouldBe(SourceEncoding.Windows1252);
        var records = await ReadAsync(RealRows.File(windows.GetBytes(rows.Text())));
        // One French row has Ã¦ in it: in Windows-1252 its bytes are the UTF-8 of æ. And one row of each file has a letter where nobody
        // writes one. They are lost, by name, rather than guessed.
        records.Count(record => record.Unreadable == UnreadableReason.InvalidEncoding).ShouldBe(name.StartsWith("french", StringComparison.Ordinal) ? 2 : 1);
        foreach (var (record, row) in records.Zip(rows.Rows).Where(pair => pair.First.IsReadable))
        {
            record.Cells![WantedColumn.City].ShouldBe(row[rows.IndexOf("City")]);
        }
    }

    [Fact]
    public async Task A_few_rows_of_another_code_page_are_lost_and_not_garbled()
    {
        var rows = await RealRows.OrSkipAsync("german-data-1.csv");
        var ibm = CodePagesEncodingProvider.Instance.GetEncoding(850)!;
        var lines = rows.Text().TrimEnd('\n').Split('\n');
        // ö of CP850 is ” in Windows-1252; ü would be a byte that isn't in it.
        var strays = Enumerable.Range(0, lines.Length).Where(line => lines[line].Contains('ö') && !lines[line].Contains('ü')).Take(2).ToList();
        strays.Count.ShouldBe(2);
        byte[] bytes = [.. lines.SelectMany((line, number) => (strays.Contains(number) ? ibm : windows).GetBytes(line + "\n"))];

        (await AcceptAsync(RealRows.File(bytes))).Encoding.ShouldBe(SourceEncoding.Windows1252);
        var records = await ReadAsync(RealRows.File(bytes));
        strays.ShouldAllBe(stray => records[stray - 1].Unreadable == UnreadableReason.InvalidEncoding);
        // Once somebody says what it is, letters aren't doubted any more.
        (await ReadAsync(RealRows.File(windows.GetBytes(rows.Text())), choice: new FormatChoice(Encoding: SourceEncoding.Windows1252)))
            .ShouldAllBe(record => record.IsReadable);
    }

    [Theory]
    [InlineData("french-data-1.csv", 10000)]
    [InlineData("french-data-1.csv", 850)]
    [InlineData("french-data-1.csv", 437)]
    [InlineData("german-data-1.csv", 10000)]
    [InlineData("german-data-1.csv", 850)]
    [InlineData("german-data-1.csv", 437)]
    public async Task A_whole_file_in_another_code_page_is_asked(string name, int codePage)
    {
        var rows = await RealRows.OrSkipAsync(name);
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes(rows.Text());

        (await DoubtAsync(RealRows.File(bytes))).Code.ShouldBe("encoding_doubtful");
    }

    [Theory]
    [InlineData("french-data-1.csv")]
    [InlineData("german-data-1.csv")]
    public async Task Dates_in_two_orders_are_asked(string name)
    {
        var rows = await RealRows.OrSkipAsync(name);
        var birthday = rows.IndexOf("Birthday");
        foreach (var row in rows.Rows.Take(90))
        {
            var parts = row[birthday].Split('/');
            row[birthday] = $"{parts[1]}/{parts[0]}/{parts[2]}";
        }

        (await DoubtAsync(RealRows.File(rows.Text()))).ShouldBeOfType<FileDoubt.Dates>().Orders.ShouldAllBe(order => order.Count > 0);
    }
}
