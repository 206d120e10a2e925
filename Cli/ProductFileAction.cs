using System.Text.Json;
using Kotline.Domain.Stock.ProductFiles;
using Kotline.Infrastructure.Accounts;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Stock;
using Kotline.Infrastructure.Stock.Files;

namespace Kotline.Cli;

/// <summary>kotline stock products FILE.</summary>
internal static class ProductFileAction
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int Refused = 2;

    private const string OpeningReason = "opening stock, taken from a product file";

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    /// <returns>0 when the file was applied, or would be; 2 when the file or one of its rows is refused; 1 when
    /// applying it failed.</returns>
    public static async Task<int> RunAsync(
        KotlineDatabase database, string[] arguments, TextWriter output, TextWriter messages, CancellationToken cancellationToken)
    {
        if (ProductFileArguments.Parse(arguments, out var problem) is not { } asked)
        {
            await messages.WriteLineAsync($"kotline stock: {problem}");
            return Refused;
        }

        if (!File.Exists(asked.Path))
        {
            return await RefuseAsync("file_not_found", "there is no such file", Refused);
        }

        var outcome = await TakeInAsync(database, asked, cancellationToken);
        return outcome switch
        {
            TakeInProductFileOutcome.Applied applied => await PrintAsync(
                asked.Json ? JsonSerializer.Serialize(applied.Answer, json) : ProductFileMessages.Of(applied.Answer), Done),
            TakeInProductFileOutcome.NotApplied { Plan: var plan } => await PrintAsync(
                asked.Json ? JsonSerializer.Serialize(JsonOf(plan), json) : ProductFileMessages.Of(plan, asked.IsDryRun),
                plan.LeavesOut ? Refused : Done),
            TakeInProductFileOutcome.Unread unread => await RefuseAsync(
                ProductFileMessages.Code(unread.Reading), ProductFileMessages.Of(unread.Reading), Refused),
            TakeInProductFileOutcome.KeyUsed => await RefuseAsync(
                "key_used", "the key was used for another request; take a new one", Refused),
            TakeInProductFileOutcome.AlwaysChanged => await RefuseAsync(
                "always_changed", "somebody else keeps changing these products; try again", Failed),
            _ => throw new InvalidOperationException("An outcome that this verb doesn't know."),
        };

        async Task<int> PrintAsync(string text, int exitCode)
        {
            await output.WriteLineAsync(text);
            return exitCode;
        }

        async Task<int> RefuseAsync(string code, string message, int exitCode)
        {
            await (asked.Json ? output : messages).WriteLineAsync(
                asked.Json
                    ? JsonSerializer.Serialize(new { file = asked.Path, error = new { code, message } }, json)
                    : $"{asked.Path}: {message} ({code})");
            return exitCode;
        }
    }

    private static async Task<TakeInProductFileOutcome> TakeInAsync(
        KotlineDatabase database, ProductFileArguments asked, CancellationToken cancellationToken)
    {
        var takeIn = new TakeInProductFile(
            new ReadProductFile(CliSettings.ProductFiles()),
            new PlanProductFile(database),
            new ApplyProductFile(new StockRunner(database, TimeProvider.System)),
            new FindProductFile(database));
        var actor = await new IssueCommandLineTicket(database).RunAsync(Environment.UserName, cancellationToken);
        try
        {
            return await takeIn.RunAsync(
                actor,
                Path.GetFileName(asked.Path),
                File.OpenRead(asked.Path),
                asked.Key,
                OpeningReason,
                asked.IsDryRun,
                cancellationToken);
        }
        finally
        {
            await new RevokeTicket(database).RunAsync(actor, "end a command line ticket", CancellationToken.None);
        }
    }

    private static object JsonOf(ProductFilePlan plan) => new
    {
        applied = false,
        created = plan[RowFate.Created],
        updated = plan[RowFate.Updated],
        unchanged = plan[RowFate.Unchanged],
        refused = plan[RowFate.Refused],
        unreadable = plan[RowFate.Unreadable],
        rows = plan.Rows.Select(row => new
        {
            row.Line,
            row.Sku,
            fate = ProductFileMessages.Code(row.Fate),
            changed = row.Changed.Select(column => ProductFileMessages.Code(column)),
            opening = row.Opening,
            failures = row.Failures.Select(
                failure => new { column = ProductFileMessages.Code(failure.Column), failure.Code, failure.OtherLine }),
            row.Unreadable,
        }),
    };
}
