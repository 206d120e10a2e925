using System.Security.Cryptography;
using System.Text.Json;
using Kotline.Infrastructure.Database;

namespace Kotline.Infrastructure.Server;

/// <summary>
/// The keys and passwords of one installation, in keys/secrets.json (0600), created at the first use.
/// <para><b>Back this file up, apart from the database.</b> Without it nobody can read the cards, no session or second factor survives, and
/// nobody can connect to the private server. It is therefore never created again if a cluster exists already.</para>
/// </summary>
public sealed class Secrets
{
    private const string FileName = "secrets.json";
    private const int KeyBytes = 32;
    private const int PasswordBytes = 24;
    private const int MarkBytes = 8;
    private static readonly TimeSpan lockPatience = TimeSpan.FromSeconds(20);
    private static readonly JsonSerializerOptions format = new()
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly SecretsFile values;

    private Secrets(SecretsFile values)
    {
        this.values = values;
        CardEncryptionKey = Key(values.CardEncryptionKey, nameof(values.CardEncryptionKey));
        CardFingerprintKey = Key(values.CardFingerprintKey, nameof(values.CardFingerprintKey));
        DataProtectionKey = Key(values.DataProtectionKey, nameof(values.DataProtectionKey));
    }

    /// <summary>32 bytes: encrypts card numbers, CVV2 and expiry (AES-256-GCM).</summary>
    public ReadOnlyMemory<byte> CardEncryptionKey { get; }

    /// <summary>32 bytes: makes the fingerprint that finds a shared card.</summary>
    public ReadOnlyMemory<byte> CardFingerprintKey { get; }

    /// <summary>32 bytes: encrypts the Data Protection keys that are kept in the database.</summary>
    public ReadOnlyMemory<byte> DataProtectionKey { get; }

    /// <summary>Begins every entry of the server's log; see <see cref="ServerLog"/>.</summary>
    public string LogMark => values.LogMark;

    /// <summary>
    /// The password of a login of <see cref="DatabaseLogin"/>. It is never written into a statement;
    /// <see cref="ScramVerifier"/> is used instead.
    /// </summary>
    public string PasswordOf(string login) => values.Passwords.TryGetValue(login, out var password)
        ? password
        : throw new ArgumentException($"No password is kept for the login {login}.", nameof(login));

    /// <summary>Reads the secrets of a data folder. At the first use, creates the folder and the secrets.</summary>
    public static async Task<Secrets> OpenAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        await folder.PrepareAsync(cancellationToken);
        using var writing = await FolderLock.TakeAsync(
            Path.Combine(folder.Keys, "lock"), shared: false, lockPatience, cancellationToken);
        var path = Path.Combine(folder.Keys, FileName);
        if (!File.Exists(path) && folder.HasCluster)
        {
            throw new ServerUnavailableException(
                $"{path} is missing, and without it the data in {folder.Cluster} can't be read. Restore it from its backup; "
                + "only if there is no data to keep, delete the whole data folder.");
        }

        var kept = File.Exists(path) ? Read(path) : null;
        var whole = Complete(kept ?? SecretsFile.Fresh(NewText(KeyBytes), NewText(KeyBytes), NewText(KeyBytes), NewMark()));
        if (kept is null || whole.Passwords.Count != kept.Passwords.Count)
        {
            Write(path, whole);
        }

        return new Secrets(whole);
    }

    /// <summary>A missing password is created, because a new version may bring a new login. A missing key isn't.</summary>
    private static SecretsFile Complete(SecretsFile values)
    {
        var passwords = new Dictionary<string, string>(values.Passwords);
        foreach (var login in DatabaseLogin.All)
        {
            passwords.TryAdd(login, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PasswordBytes)));
        }

        return values with { Passwords = passwords };
    }

    private static SecretsFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<SecretsFile>(File.ReadAllBytes(path), format) ?? throw new JsonException("null");
        }
        catch (JsonException damaged)
        {
            // The parser's own message is left out on purpose, because it could quote a secret.
            throw new ServerUnavailableException($"{path} is damaged (line {damaged.LineNumber + 1}). Restore it from its backup.");
        }
    }

    /// <summary>Writes the file atomically and durably: temporary file, fsync, rename.</summary>
    private static void Write(string path, SecretsFile values)
    {
        var draft = path + ".new";
        File.Delete(draft);
        using (var file = new FileStream(draft, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            JsonSerializer.Serialize(file, values, format);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    private static byte[] Key(string text, string name)
    {
        var key = new byte[KeyBytes];
        return Convert.TryFromBase64String(text, key, out var bytes) && bytes == KeyBytes
            ? key
            : throw new ServerUnavailableException(
                $"{FileName}: {name} is not {KeyBytes} bytes in base64. Restore the file from its backup.");
    }

    private static string NewText(int bytes) => Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes));

    private static string NewMark() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(MarkBytes));

    /// <summary>
    /// The content of the file. Every member is required, so that a missing one is found as damage instead of getting a default.
    /// </summary>
    private sealed record SecretsFile(
        string CardEncryptionKey, string CardFingerprintKey, string DataProtectionKey, string LogMark, Dictionary<string, string> Passwords)
    {
        public required string Note { get; init; }

        public static SecretsFile Fresh(string cardEncryption, string cardFingerprint, string dataProtection, string logMark) =>
            new(cardEncryption, cardFingerprint, dataProtection, logMark, [])
            {
                Note = "Keep a copy apart from the database. Without this file the cards can't be read again.",
            };
    }
}
