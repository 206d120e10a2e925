using Kotline.Infrastructure.SystemLog;
using Kotline.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Serilog.Events;

namespace Kotline.Web.Pages.SystemLog;

public sealed class IndexModel(ReadSystemLog readSystemLog, SystemLogText text) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public LogFilterForm Form { get; set; } = new();

    /// <summary>Shows the lines that are older than this place.</summary>
    [BindProperty(SupportsGet = true, Name = "before")]
    public string? Before { get; set; }

    /// <summary>Shows the lines that are just newer than this place.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>Null when the filter is invalid.</summary>
    public SystemLogPage? Log { get; private set; }

    public bool IsFiltered { get; private set; }

    public static IEnumerable<LogEventLevel> Levels =>
        [LogEventLevel.Debug, LogEventLevel.Information, LogEventLevel.Warning, LogEventLevel.Error, LogEventLevel.Fatal];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var filter = Form.Read(ModelState, text);
        IsFiltered = Form.IsFilled;
        if (ModelState.IsValid)
        {
            Log = await readSystemLog.RunAsync(filter, SystemLogCursor.Parse(Before), SystemLogCursor.Parse(After), cancellationToken);
        }
        else
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return this.PageOrPartial("SystemLog/_Results");
    }

    public Pager Pager(SystemLogPage log)
    {
        var count = log switch
        {
            { IsCountBound: true } => text["CountOver", Numbers.Whole(log.Count)],
            { Count: 1 } => text["CountOne"],
            _ => text["Count", Numbers.Whole(log.Count)],
        };
        return new Pager(
            count,
            FirstHref: log.HasNewer ? Form.Href() : null,
            PreviousHref: log.HasNewer ? log.Lines is [var newest, ..] ? Form.Href("after", newest.Cursor) : Form.Href() : null,
            NextHref: log.HasOlder && log.Lines is [.., var oldest] ? Form.Href("before", oldest.Cursor) : null);
    }
}
