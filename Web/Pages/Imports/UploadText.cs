using Kotline.Domain.Files;
using Kotline.Infrastructure.Imports.Uploads;

namespace Kotline.Web.Pages.Imports;

/// <summary>Why a file was not taken, and what to do about it.</summary>
public static class UploadText
{
    /// <param name="names">Has the names of the columns in the reader's language. The partner knows them by those of the file.</param>
    public static string Of(UploadOutcome outcome, UploadsText text, FileQuestionsText names) => outcome switch
    {
        UploadOutcome.Refused refused => Of(refused.Refusal, text, names),
        UploadOutcome.NameTooLong tooLong => text["Refused_name_too_long", tooLong.CharsMax],
        UploadOutcome.DateInFuture => text["ImportDateInFuture"],
        _ => text["Refused_" + outcome.Code],
    };

    private static string Of(FileRefusal refusal, UploadsText text, FileQuestionsText names) => refusal.Reason switch
    {
        FileRefusalReason.MissingColumns or FileRefusalReason.DuplicateColumns or FileRefusalReason.MappedColumnsUnknown =>
            text["Refused_" + refusal.Code, string.Join(", ", refusal.Columns.Select(column => Named(column, names)))],
        FileRefusalReason.TooLarge => text["Refused_" + refusal.Code, FileText.Megabytes(refusal.BytesMax!.Value)],
        _ => text["Refused_" + refusal.Code],
    };

    private static string Named(string column, FileQuestionsText names) =>
        names["Column_" + column].Value is var name && name == column ? column : $"{name} ({column})";
}
