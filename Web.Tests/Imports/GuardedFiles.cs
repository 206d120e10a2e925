using Kotline.Web.Tests.Support;
using static Kotline.Domain.Imports.WantedColumn;

namespace Kotline.Web.Tests.Imports;

/// <summary>Files that would do harm to a partner whose clients are persons 1 to a number.</summary>
internal static class GuardedFiles
{
    /// <summary>New people come with the cards of the first clients, who would be suspended.</summary>
    public static PartnerFileBuilder Suspending(int count)
    {
        var file = new PartnerFileBuilder();
        for (var number = 1; number <= count; number++)
        {
            file.Person(5_000 + number, (CCNumber, PartnerFileBuilder.CardOf(number)));
        }

        return file;
    }

    /// <summary>The first clients live in another city.</summary>
    public static PartnerFileBuilder Moving(int count)
    {
        var file = new PartnerFileBuilder();
        for (var number = 1; number <= count; number++)
        {
            file.Person(number, (City, "LYON"));
        }

        return file;
    }
}
