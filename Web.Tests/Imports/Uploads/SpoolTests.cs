using System.Security.Cryptography;
using System.Text;
using Kotline.Bench;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Uploads;
using Kotline.Web.Tests.Imports.Reading;
using Kotline.Web.Tests.Support;

namespace Kotline.Web.Tests.Imports.Uploads;

/// <summary>Until somebody confirms it, a file is on no disk but under a key that no disk has.</summary>
public sealed class SpoolTests(OwnDatabase own) : IClassFixture<OwnDatabase>
{
    private const int PieceBytes = (64 * 1024) + 16;

    [Fact]
    public async Task What_waits_is_found_on_no_disk_in_clear_and_in_no_table()
    {
        using var uploading = new Uploading(own.Database);
        var before = await TableContents.OfAsync(own.Database);

        await uploading.AcceptAsync(new PartnerFileBuilder().People(1, 1_200).Text);

        var spooled = SpooledFiles.In(uploading.Folder).ShouldHaveSingleItem();
        var bytes = await BytesOfAsync(spooled);
        bytes.Length.ShouldBeGreaterThan(300_000);
        foreach (var encoding in (Encoding[])[Encoding.Latin1, Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            var text = encoding.GetString(bytes);
            foreach (var clear in (string[])["SECRET", "Surname", PartnerFileBuilder.CardOf(7), "GivenName", "example.fr"])
            {
                text.ShouldNotContain(clear);
            }
        }

        (await TableContents.OfAsync(own.Database)).ShouldBe(before);
    }

    [Fact]
    public async Task What_waits_has_no_name_and_is_its_owners_alone()
    {
        using var uploading = new Uploading(own.Database);

        await uploading.AcceptAsync(new PartnerFileBuilder().Person(1).Text);

        Directory.EnumerateFileSystemEntries(uploading.Folder).ShouldBeEmpty();
        var spooled = SpooledFiles.In(uploading.Folder).ShouldHaveSingleItem();
        using var file = File.OpenHandle(spooled);
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Two_uploads_of_one_file_have_nothing_in_common()
    {
        using var uploading = new Uploading(own.Database);
        var text = new PartnerFileBuilder().People(1, 50).Text;

        await uploading.AcceptAsync(text);
        await uploading.AcceptAsync(text);

        var boxes = await Task.WhenAll(SpooledFiles.In(uploading.Folder).Select(BytesOfAsync));
        boxes.Length.ShouldBe(2);
        boxes[0].Zip(boxes[1]).Count(pair => pair.First == pair.Second).ShouldBeLessThan(boxes[0].Length / 50);
    }

    [Fact]
    public async Task What_was_spooled_is_read_again_as_it_came()
    {
        using var uploading = new Uploading(own.Database);
        var text = new PartnerFileBuilder().People(1, 700).Text;
        var bytes = Encoding.UTF8.GetBytes(text);

        // It comes in pieces of all sizes, as from a network.
        var outcome = await uploading.ReceiveAsync(new ChoppyStream(bytes, bytesMax: 1_009));

        var upload = outcome.ShouldBeOfType<UploadOutcome.Waits>().Upload;
        upload.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var again = (await uploading.CorrectAsync(upload, new FormatChoice(HasHeader: true))).ShouldBeOfType<UploadOutcome.Waits>().Upload;
        (again.Sha256, again.ByteCount).ShouldBe((upload.Sha256, bytes.Length));
    }

    [Fact]
    public async Task A_spool_that_was_altered_is_not_read()
    {
        using var uploading = new Uploading(own.Database);
        var upload = await uploading.AcceptAsync(new PartnerFileBuilder().People(1, 500).Text);
        await AlterAsync(uploading, file =>
        {
            file.Position = PieceBytes + 100;
            var old = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(old ^ 1));
        });

        await Should.ThrowAsync<AuthenticationTagMismatchException>(() => uploading.CorrectAsync(upload, new FormatChoice()));
    }

    [Fact]
    public async Task A_spool_whose_pieces_were_swapped_is_not_read()
    {
        using var uploading = new Uploading(own.Database);
        var upload = await uploading.AcceptAsync(new PartnerFileBuilder().People(1, 500).Text);
        await AlterAsync(uploading, file =>
        {
            var pieces = new byte[2 * PieceBytes];
            file.ReadExactly(pieces);
            file.Position = 0;
            file.Write(pieces, PieceBytes, PieceBytes);
            file.Write(pieces, 0, PieceBytes);
        });

        await Should.ThrowAsync<AuthenticationTagMismatchException>(() => uploading.CorrectAsync(upload, new FormatChoice()));
    }

    [Fact]
    public async Task A_spool_that_was_cut_is_not_read()
    {
        using var uploading = new Uploading(own.Database);
        var upload = await uploading.AcceptAsync(new PartnerFileBuilder().People(1, 500).Text);
        await AlterAsync(uploading, file => file.SetLength(2 * PieceBytes));

        await Should.ThrowAsync<IOException>(() => uploading.CorrectAsync(upload, new FormatChoice()));
    }

    [Fact]
    public async Task Bytes_are_freed_when_it_is_refused_removed_forgotten_staged_or_its_sender_breaks_off()
    {
        using var uploading = new Uploading(own.Database);
        var text = new PartnerFileBuilder().People(1, 20).Text;

        await uploading.ReceiveAsync(PartnerFileGenerator.Header + "\n");
        SpooledFiles.In(uploading.Folder).ShouldBeEmpty("refused");

        await Should.ThrowAsync<IOException>(() => uploading.ReceiveAsync(new BreakingStream(Encoding.UTF8.GetBytes(text))));
        SpooledFiles.In(uploading.Folder).ShouldBeEmpty("broken off");

        uploading.Remove(await uploading.AcceptAsync(text)).ShouldNotBeNull();
        SpooledFiles.In(uploading.Folder).ShouldBeEmpty("removed");

        var confirmed = await uploading.ConfirmedAsync(text);
        SpooledFiles.In(uploading.Folder).Count.ShouldBe(1, "confirmed, and not staged yet");
        await uploading.Run.RunAsync(confirmed, TestContext.Current.CancellationToken);
        SpooledFiles.In(uploading.Folder).ShouldBeEmpty("staged");

        await uploading.AcceptAsync(text);
        uploading.Pending.Dispose();
        SpooledFiles.In(uploading.Folder).ShouldBeEmpty("the process ends");
    }

    private static async Task<byte[]> BytesOfAsync(string path)
    {
        await using var file = Open(path, FileAccess.Read);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }

    private static async Task AlterAsync(Uploading uploading, Action<FileStream> alter)
    {
        await using var file = Open(SpooledFiles.In(uploading.Folder).ShouldHaveSingleItem(), FileAccess.ReadWrite);
        alter(file);
    }

    private static FileStream Open(string path, FileAccess access) => new(path, FileMode.Open, access, FileShare.ReadWrite);

    private sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var count ? count : throw new IOException("The connection is gone.");
    }
}
