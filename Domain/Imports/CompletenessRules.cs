using FluentValidation;
using FluentValidation.Results;

namespace Kotline.Domain.Imports;

/// <summary>
/// Every wanted value is there and can be read. What may be blank, and the bounds, are the row's own knowledge
/// (<see cref="CandidateRow.Missing"/>, <see cref="CandidateRow.Malformed"/>).
/// </summary>
internal sealed class CompletenessRules : AbstractValidator<CandidateRow>
{
    public CompletenessRules(DateOnly importDate)
    {
        // One rule for all columns: a rule for each would cost a valid row ten times as much.
        RuleFor(row => row.Missing).Custom((columns, context) => Report(Reason.Missing, columns, context));
        RuleFor(row => row.Malformed).Custom((columns, context) => Report(Reason.Malformed, columns, context));

        // Nobody is born after the import date. It is no bound of the cell, which doesn't know that date.
        RuleFor(row => row.BirthDate)
            .Must(birthDate => birthDate is null || birthDate <= importDate)
            .WithErrorCode(Reason.Malformed.Code())
            .OverridePropertyName(nameof(WantedColumn.Birthday));
    }

    private static void Report(Reason reason, ColumnSet columns, ValidationContext<CandidateRow> context)
    {
        if (columns.IsEmpty)
        {
            return;
        }

        foreach (WantedColumn column in columns.Columns())
        {
            context.AddFailure(new ValidationFailure(column.ToString(), reason.Code()) { ErrorCode = reason.Code() });
        }
    }
}
