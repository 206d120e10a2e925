using Kotline.Domain.Clients;
namespace Kotline.Domain.Imports.Cells;

internal static class GenderText
{
    public static Gender? Parse(string text) =>
        text.Equals("female", StringComparison.OrdinalIgnoreCase) ? Gender.Female
        : text.Equals("male", StringComparison.OrdinalIgnoreCase) ? Gender.Male
        : null;
}
