using System.Globalization;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Csv;
using Kotline.Infrastructure.Imports.Reading;

namespace Kotline.Web.Pages.Imports;

/// <summary>A file's size and format in words.</summary>
public static class FileText
{
    private const decimal BytesPerMegabyte = 1_000_000;
    private const decimal SmallestShown = 0.01m;

    /// <summary>In millions of bytes, without the unit: "0,80", "512".</summary>
    public static string Megabytes(long bytes)
    {
        var megabytes = bytes == 0 ? 0 : Math.Max(bytes / BytesPerMegabyte, SmallestShown);
        return megabytes.ToString(megabytes < 10 ? "N2" : "N0", CultureInfo.CurrentCulture);
    }

    /// <summary>The name of a delimiter in the form's options and in the texts' keys.</summary>
    public static string Name(char delimiter) => delimiter switch
    {
        ',' => "comma",
        ';' => "semicolon",
        '\t' => "tab",
        '|' => "bar",
        _ => throw new ArgumentOutOfRangeException(nameof(delimiter)),
    };

    /// <returns>Null when no delimiter has that name.</returns>
    public static char? Delimiter(string? name) =>
        Delimiters.All.Where(delimiter => Name(delimiter) == name).Select(delimiter => (char?)delimiter).FirstOrDefault();

    public static string Encoding(FileFormat file, UploadsText text) => file.Encoding switch
    {
        _ when file.HasByteOrderMark => text["EncodingMarked", file.Encoding.IanaName().ToUpperInvariant()],
        _ => file.Encoding.IanaName().ToUpperInvariant(),
    };

    public static string DateOrder(DateOrder order, UploadsText text) => text["DateOrder_" + order];
}
