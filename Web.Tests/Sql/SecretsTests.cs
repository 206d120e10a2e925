using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Server;

namespace Kotline.Web.Tests.Sql;

public sealed class SecretsTests : IDisposable
{
    private readonly DataFolder folder = DataFolder.At(Directory.CreateTempSubdirectory("kotline-secrets-").FullName);

    private string SecretsPath => Path.Combine(folder.Keys, "secrets.json");

    public void Dispose() => Directory.Delete(folder.Root, recursive: true);

    [Fact]
    public async Task They_are_made_once_for_their_owner_alone_and_differ_from_each_other()
    {
        var made = await OpenAsync();
        var read = await OpenAsync();

        read.CardEncryptionKey.ToArray().ShouldBe(made.CardEncryptionKey.ToArray());
        read.CardEncryptionKey.Length.ShouldBe(32);
        read.CardEncryptionKey.ToArray().ShouldNotBe(read.CardFingerprintKey.ToArray());
        read.CardFingerprintKey.ToArray().ShouldNotBe(read.DataProtectionKey.ToArray());
        DatabaseLogin.All.Select(read.PasswordOf).ShouldBe(DatabaseLogin.All.Select(made.PasswordOf));
        DatabaseLogin.All.Select(read.PasswordOf).Distinct().Count().ShouldBe(DatabaseLogin.All.Count);
        File.GetUnixFileMode(SecretsPath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Two_processes_that_need_them_first_get_the_same()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => OpenAsync()));

        opened.Select(secrets => Convert.ToBase64String(secrets.CardEncryptionKey.Span)).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("CardEncryptionKey", "is not 32 bytes", "\"AAAA\"")]
    [InlineData("CardFingerprintKey", "is damaged", null)]
    public async Task A_key_that_was_damaged_or_lost_is_said_and_never_replaced(string key, string message, string? value)
    {
        await OpenAsync();
        var lines = await File.ReadAllLinesAsync(SecretsPath, TestContext.Current.CancellationToken);
        var damaged = lines
            .Where(line => value is not null || !line.Contains(key))
            .Select(line => line.Contains(key) ? $"\"{key}\": {value}," : line);
        await File.WriteAllLinesAsync(SecretsPath, damaged, TestContext.Current.CancellationToken);
        var before = await File.ReadAllTextAsync(SecretsPath, TestContext.Current.CancellationToken);

        (await Should.ThrowAsync<ServerUnavailableException>(OpenAsync)).Message.ShouldContain(message);

        (await File.ReadAllTextAsync(SecretsPath, TestContext.Current.CancellationToken)).ShouldBe(before);
    }

    [Fact]
    public async Task They_are_not_made_anew_beside_a_cluster_that_needs_the_lost_ones()
    {
        Directory.CreateDirectory(folder.Cluster);
        await File.WriteAllTextAsync(Path.Combine(folder.Cluster, "PG_VERSION"), "15\n", TestContext.Current.CancellationToken);

        (await Should.ThrowAsync<ServerUnavailableException>(OpenAsync)).Message.ShouldContain("Restore it from its backup");

        File.Exists(SecretsPath).ShouldBeFalse();
    }

    [Fact]
    public async Task A_folder_with_the_files_of_others_is_left_alone()
    {
        var theirs = Path.Combine(folder.Root, "letter.txt");
        await File.WriteAllTextAsync(theirs, "dear", TestContext.Current.CancellationToken);
        var before = File.GetUnixFileMode(folder.Root);

        (await Should.ThrowAsync<ServerUnavailableException>(OpenAsync)).Message.ShouldContain("not Kotline's");

        File.GetUnixFileMode(folder.Root).ShouldBe(before);
    }

    [Theory]
    [InlineData("a\"b")]
    [InlineData("a$b")]
    public async Task A_folder_whose_name_a_shell_would_misread_is_refused_before_it_is_made(string name)
    {
        var odd = DataFolder.At(Path.Combine(folder.Root, name));

        (await Should.ThrowAsync<ServerUnavailableException>(() => Secrets.OpenAsync(odd, TestContext.Current.CancellationToken)))
            .Message.ShouldContain("Name another folder");

        Directory.Exists(odd.Root).ShouldBeFalse();
    }

    /// <summary>The client of RFC 7677 section 3, whose proof and signature are made from these keys.</summary>
    [Fact]
    public void A_verifier_is_what_PostgreSQL_would_store()
    {
        var salt = Convert.FromBase64String("W22ZaJ0SNY7soEsUEjb6gQ==");

        ScramVerifier.Of("pencil", salt).ShouldBe(
            "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=");
    }

    private Task<Secrets> OpenAsync() => Secrets.OpenAsync(folder, TestContext.Current.CancellationToken);
}
