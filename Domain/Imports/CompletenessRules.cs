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
        // One rule for all columns: every rule costs every row, and nearly all rows fail none.
        RuleFor(row => row).Custom((row, context) =>
        {
            Report(Reason.Missing, row.Missing, context);
            Report(Reason.Malformed, row.Malformed, context);
        });

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
