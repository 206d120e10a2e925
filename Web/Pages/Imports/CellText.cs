using System.Globalization;
using Kotline.Domain.Characters;
using Kotline.Domain.Clients;
using Kotline.Domain.Imports;
using Kotline.Infrastructure.Imports.Reports;
using Kotline.Web.Pages.Shared;

namespace Kotline.Web.Pages.Imports;

/// <summary>One reason of a set-aside row in words.</summary>
/// <param name="Column">The column's name in the partners' header; null for an unreadable row.</param>
/// <param name="Sent">What the partner sent in that cell, if it is kept.</param>
/// <param name="Wanted">What the rule requires of the cell.</param>
/// <param name="Question">What a person is asked to decide, with a link to the page that helps; null when there is
/// nothing to decide.</param>
public sealed record CellText(string ReasonText, string? Column, string Sent, string Wanted, CellQuestion? Question = null)
{
    private const decimal CmPerInch = 2.54m;
    private const int InchesPerFoot = 12;

    /// <summary>One entry for each reason; a single one for an unreadable row.</summary>
    public static IReadOnlyList<CellText> Of(SetAsideRow row, ImportFigures import, ImportsText text) => row.Unreadable is { } unreadable
        ? [new CellText(
            text["Reason_unreadable"],
            null,
            row.FieldCount is { } fields ? text.Plural("Fields", fields) : text["NotKept"],
            text["Unreadable_" + unreadable])]
        : [.. row.Failures.Select(cell => new CellText(
            text["Reason_" + cell.Failure.Reason.Code()],
            cell.Failure.Column.ToString(),
            SentText(cell, row, import, text),
            WantedText(cell.Failure, row, import, text),
            QuestionOf(cell.Failure, row, text)))];

    /// <summary>The name as the partner sent it, with its hidden characters made visible.</summary>
    public static string Person(SetAsideRow row, ImportsText text) => (row.Unreadable, $"{row.GivenName} {row.Surname}".Trim()) switch
    {
        (not null, _) => "–",
        (_, "") => text["NotSaid"],
        var (_, name) => HiddenCharacters.Named(name),
    };

    private static string SentText(SetAsideCell cell, SetAsideRow row, ImportFigures import, ImportsText text) => cell.Failure switch
    {
        { Reason: Reason.Missing } => text["Blank"],
        { Reason: Reason.Age } when row.BirthDate is { } birthDate =>
            text["BornOn", Times.Day(birthDate), text.Plural("Years", Age.On(birthDate, import.ImportDate))],
        { Reason: Reason.Height } when row is { HeightCm: { } cm, HeightInches: { } inches } =>
            text["Heights", cm, inches / InchesPerFoot, inches % InchesPerFoot, Centimetres(inches * CmPerInch)],
        { Reason: Reason.Identity } when row.BirthDate is { } birthDate => text["PersonBornOn", Person(row, text), Times.Day(birthDate)],
        { Column: WantedColumn.CCNumber } when row.Card is { } card => card.LastFour is { } lastFour
            ? text["CardEnding", card.Type, lastFour]
            : text["CardWithoutNumber", card.Type],
        _ when cell.Value is { } value => text["Quoted", HiddenCharacters.Named(value)],
        _ => text["NotKept"],
    };

    private static string WantedText(Failure failure, SetAsideRow row, ImportFigures import, ImportsText text)
    {
        var policy = import.Policy;
        return failure.Reason switch
        {
            Reason.Age => text[
                "Wanted_age", policy.MinimumAge, text.Plural("Years", policy.AgeLimit), Times.Day(import.ImportDate), Numbers.Whole(import.PolicyVersion)],
            Reason.Height when row is { HeightCm: { } cm, HeightInches: { } inches } => text[
                "Wanted_height", Centimetres(policy.HeightToleranceCm), Centimetres(HeightGap.Cm(inches, cm)), Numbers.Whole(import.PolicyVersion)],
            Reason.Malformed => Format(failure.Column, import, text),
            Reason.Identity => text[row.Presumed is null ? "Wanted_identity" : "Wanted_identity_of_client"],
            _ => text["Wanted_" + failure.Reason.Code()],
        };
    }

    private static CellQuestion? QuestionOf(Failure failure, SetAsideRow row, ImportsText text) =>
        failure.Reason == Reason.Identity && row.Presumed is { } client
            ? new CellQuestion(
                text["IsThis", $"{client.GivenName} {client.Surname}"], $"/Clients/{client.Id.ToString(CultureInfo.InvariantCulture)}")
            : null;

    private static string Format(WantedColumn column, ImportFigures import, ImportsText text)
    {
        if (column == WantedColumn.Birthday)
        {
            return text["Format_Birthday", text["DateOrder_" + import.DateOrder], Times.Day(import.ImportDate)];
        }

        var format = text["Format_" + column];
        return format.ResourceNotFound ? text["Format_other"] : format;
    }

    private static string Centimetres(decimal cm) => cm.ToString("N2", CultureInfo.CurrentCulture);
}

/// <summary>A question about a row, as a link.</summary>
public sealed record CellQuestion(string Text, string Href);
