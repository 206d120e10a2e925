namespace Kotline.Infrastructure.Csv;

/// <summary>
/// Finds where a record of UTF-8 text ends, strictly by RFC 4180, section 2. A quote opens a field, closes it, or is doubled inside quotes
/// (rules 5 to 7). A line end outside quotes (CR LF, LF or CR) ends the record.
/// </summary>
/// <remarks>
/// Only quotes and line ends are looked for. No byte of a multi-byte character can be taken for one of them, so records are found in text
/// that isn't well-formed UTF-8 too. <see cref="RecordFields"/> reads what stands between two delimiters.
/// </remarks>
internal static class RecordExtent
{
    private const byte Quote = (byte)'"';

    public enum End
    {
        /// <summary>At a line end, which isn't part of the record.</summary>
        Line,

        /// <summary>At the end of the text, outside quotes. With more text the record may go on.</summary>
        Text,

        /// <summary>At the end of the text, inside quotes.</summary>
        OpenQuote,

        /// <summary>Nowhere: a quote stands where none is allowed, whatever follows.</summary>
        BrokenQuote,
    }

    /// <param name="text">From the record's first byte.</param>
    /// <param name="length">The record's length in bytes; for a broken quote, the quote's position.</param>
    public static End Find(ReadOnlySpan<byte> text, char delimiter, out int length)
    {
        for (length = 0; ;)
        {
            var special = text[length..].IndexOfAny(Quote, PhysicalLines.Cr, PhysicalLines.Lf);
            length = special < 0 ? text.Length : length + special;
            if (length == text.Length)
            {
                return End.Text;
            }

            if (text[length] != Quote)
            {
                return End.Line;
            }

            if (length > 0 && text[length - 1] != delimiter)
            {
                return End.BrokenQuote;
            }

            var quoted = QuotedLength(text[length..]);
            if (quoted < 0)
            {
                length = text.Length;
                return End.OpenQuote;
            }

            length += quoted;
            if (length < text.Length && text[length] != delimiter && PhysicalLines.EndLength(text[length..]) == 0)
            {
                return End.BrokenQuote;
            }
        }
    }

    /// <summary>The longest field of a well-formed record, in bytes, with its quotes.</summary>
    public static int LongestField(ReadOnlySpan<byte> record, char delimiter)
    {
        var longest = 0;
        while (true)
        {
            var length = record is [Quote, ..] ? QuotedLength(record) : record.IndexOf((byte)delimiter);
            if (length < 0 || length == record.Length)
            {
                return Math.Max(longest, record.Length);
            }

            longest = Math.Max(longest, length);
            record = record[(length + 1)..];
        }
    }

    /// <summary>The length of the quoted field at the start of the text, including both quotes; -1 if its end is missing.</summary>
    private static int QuotedLength(ReadOnlySpan<byte> text)
    {
        for (var at = 1; ;)
        {
            var quote = text[at..].IndexOf(Quote);
            if (quote < 0)
            {
                return -1;
            }

            at += quote + 1;
            if (at == text.Length || text[at] != Quote)
            {
                return at;
            }

            at++;
        }
    }
}
