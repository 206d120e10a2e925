using FluentValidation;
using Kotline.Domain.Clients;

namespace Kotline.Domain.Imports;

/// <summary>
/// The constraints that a row must meet to become a client, and whether it is complete. Made once for an import and shared by all its rows,
/// by any number of threads.
/// </summary>
/// <remarks>
/// A failure's ErrorCode is the code of its <see cref="Reason"/>, its PropertyName the <see cref="WantedColumn"/> that shows it. All
/// failures are reported. A constraint whose values are missing or malformed isn't judged, since the row is set aside for those already. A
/// second row for the same person (<see cref="Reason.Duplicate"/>), and a person who may be a known client under a differently written name
/// (<see cref="Reason.Identity"/>), show only among all rows.
/// </remarks>
public sealed class SelectionRules : AbstractValidator<CandidateRow>
{
    public SelectionRules(SelectionPolicy policy, DateOnly importDate)
    {
        // Age. Source: Kot-Line's three constraints (design, section 4, Select): 18 <= age < 88 on the import date.
        // The limits are the policy's: the first accepted age and the first refused one.
        RuleFor(row => row.BirthDate)
            .Must(birthDate => birthDate is null || IsAccepted(Age.On(birthDate.Value, importDate), policy))
            .WithErrorCode(Reason.Age.Code())
            .OverridePropertyName(nameof(WantedColumn.Birthday));

        // Height. Source: the same three constraints: |cm - 2.54 in| <= tolerance, in decimal arithmetic. The tolerance is the policy's;
        // half an inch by default, since partners round centimetres to inches.
        RuleFor(row => row.HeightCm)
            .Must((row, heightCm) => heightCm is null
                || row.HeightInches is null
                || HeightGap.Cm(row.HeightInches.Value, heightCm.Value) <= policy.HeightToleranceCm)
            .WithErrorCode(Reason.Height.Code())
            .OverridePropertyName(nameof(WantedColumn.Centimeters));

        // Card. Source: the same three constraints: a number is held by one person only, within the file, across files and against earlier
        // imports. Every holder is set aside.
        RuleFor(row => row.OtherCardHolders)
            .Equal(0)
            .WithErrorCode(Reason.Card.Code())
            .OverridePropertyName(nameof(WantedColumn.CCNumber));

        Include(new CompletenessRules(importDate));
    }

    /// <summary>Why the row is set aside; empty when it isn't.</summary>
    public IReadOnlyList<Failure> Check(CandidateRow row)
    {
        var result = Validate(row);
        return result.IsValid
            ? []
            : result.Errors.ConvertAll(error =>
                new Failure(ReasonCodes.FromCode(error.ErrorCode), Enum.Parse<WantedColumn>(error.PropertyName)));
    }

    private static bool IsAccepted(int age, SelectionPolicy policy) => age >= policy.MinimumAge && age < policy.AgeLimit;
}
