using Kotline.Domain.Files;
using Kotline.Infrastructure.Imports.Uploads;

namespace Kotline.Web.Pages.Imports;

/// <summary>Why a file was not taken, and what to do about it.</summary>
public static class UploadText
{
    public static string Of(UploadOutcome outcome, UploadsText text) => outcome switch
    {
        UploadOutcome.Refused refused => Of(refused.Refusal, text),
        UploadOutcome.NameTooLong tooLong => text["Refused_name_too_long", tooLong.CharsMax],
        UploadOutcome.DateInFuture => text["ImportDateInFuture"],
        _ => text["Refused_" + outcome.Code],
    };

    private static string Of(FileRefusal refusal, UploadsText text) => refusal.Reason switch
    {
        FileRefusalReason.MissingColumns or FileRefusalReason.DuplicateColumns or FileRefusalReason.MappedColumnsUnknown =>
            text["Refused_" + refusal.Code, string.Join(", ", refusal.Columns)],
        FileRefusalReason.TooLarge => text["Refused_" + refusal.Code, FileText.Megabytes(refusal.BytesMax!.Value)],
        _ => text["Refused_" + refusal.Code],
    };
}
