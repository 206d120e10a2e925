using System.Data.Common;
using Kotline.Infrastructure.Database;
using Kotline.Infrastructure.Server;

namespace Kotline.Web.Setup;

/// <summary>Tells the person at the terminal, in one line, why the site couldn't be started and what to do.</summary>
public static class StartFault
{
    public static string InOneLine(Exception fault) => fault switch
    {
        // The messages of these exceptions say what to do.
        ServerUnavailableException or ScriptEditedException => fault.Message,
        DbException => $"the database can't be used: {Causes(fault)}. If ConnectionStrings:Kotline is set, see whether that server is up.",
        IOException => $"{Causes(fault)}. If an address is in use, --urls names another.",
        _ => $"{fault.GetType().Name}: {Causes(fault)}.",
    };

    private static string Causes(Exception fault) =>
        string.Join(": ", Chain(fault).Select(cause => cause.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')).Distinct());

    private static IEnumerable<Exception> Chain(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
