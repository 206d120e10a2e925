using System.Text;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;
using Kotline.Infrastructure.Imports.Uploads;
using Kotline.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kotline.Web.Tests.Imports.Uploads;

/// <summary>What the site has to take uploads in, over a test's database, without the site.</summary>
internal sealed class Uploading : IDisposable
{
    public const long Anne = 1;
    public const long Bruno = 2;
    public const string Partner = "Uploaded";

    private readonly ServiceProvider services;

    public Uploading(TestDatabase database, UploadOptions? options = null, TimeProvider? clock = null, ReadingOptions? reading = null)
    {
        Database = database;
        Clock = clock ?? TimeProvider.System;
        Folder = Directory.CreateTempSubdirectory("kotline-spool-").FullName;
        Reading = reading ?? new ReadingOptions();
        services = database.Installation.Services(Clock, Reading)
            .AddSingleton((options ?? new UploadOptions()) with { Folder = Folder })
            .BuildServiceProvider();
    }

    public TestDatabase Database { get; }

    public TimeProvider Clock { get; }

    public ReadingOptions Reading { get; }

    /// <summary>Where the bytes wait.</summary>
    public string Folder { get; }

    public PendingUploads Pending => services.GetRequiredService<PendingUploads>();

    public RunConfirmedUpload Run => services.GetRequiredService<RunConfirmedUpload>();

    private ConfirmedUploads Received => services.GetRequiredService<ConfirmedUploads>();

    public Task<UploadOutcome> ReceiveAsync(Stream arriving, string name = "clients.csv", long account = Anne, string partner = Partner) =>
        services.GetRequiredService<ReceiveUpload>().RunAsync(account, name, partner, PartnerFileBuilder.ImportDate, arriving, Cancelled);

    public Task<UploadOutcome> ReceiveAsync(string text, string name = "clients.csv", long account = Anne, string partner = Partner) =>
        ReceiveAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), name, account, partner);

    public async Task<PendingUpload> AcceptAsync(string text, long account = Anne, string partner = Partner) =>
        (await ReceiveAsync(text, account: account, partner: partner)).ShouldBeOfType<UploadOutcome.Waits>().Upload;

    public Task<UploadOutcome> CorrectAsync(PendingUpload upload, FormatChoice choice, long account = Anne) =>
        services.GetRequiredService<CorrectUpload>().RunAsync(account, upload.Id, choice, Cancelled);

    public Task<IReadOnlyList<UploadPreview>> ListAsync(long account = Anne) =>
        services.GetRequiredService<ListUploads>().RunAsync(account, mappedId: null, Cancelled);

    public PendingUpload? Remove(PendingUpload upload, long account = Anne) =>
        services.GetRequiredService<RemoveUpload>().Run(account, upload.Id);

    public async Task<ConfirmUpload.Confirmed?> ConfirmAsync(PendingUpload upload, long account = Anne) =>
        await services.GetRequiredService<ConfirmUpload>()
            .RunAsync(account, upload.Id, await Database.ActAsync(Cancelled), Cancelled);

    /// <summary>The confirmed upload that comes next.</summary>
    public async Task<ConfirmedUpload> NextAsync()
    {
        await using var uploads = Received.ReadAllAsync(Cancelled).GetAsyncEnumerator(Cancelled);
        await uploads.MoveNextAsync();
        return uploads.Current;
    }

    /// <summary>Receives and confirms a file, for a test to run.</summary>
    public async Task<ConfirmedUpload> ConfirmedAsync(string text, string partner = Partner)
    {
        (await ConfirmAsync(await AcceptAsync(text, partner: partner))).ShouldNotBeNull().IsRepeat.ShouldBeFalse();
        return await NextAsync();
    }

    /// <summary>"done", or "failed cancelled".</summary>
    public Task<string> StateAsync(long importId) => Database.ScalarAsync<string>(
        $"SELECT concat_ws(' ', state, failure) FROM imports.imports WHERE id = {importId}");

    public void Dispose()
    {
        services.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
