using FluentValidation;
using FluentValidation.Results;

namespace Kotline.Domain.Imports;

/// <summary>
/// Every wanted value is there and can be read. The row itself knows which cells may be blank and what the bounds
/// are (<see cref="CandidateRow.Missing"/>, <see cref="CandidateRow.Malformed"/>).
/// </summary>
internal sealed class CompletenessRules : AbstractValidator<CandidateRow>
{
    public CompletenessRules(DateOnly importDate)
    {
        // One rule covers all columns: each rule takes time for each row, and nearly all rows fail none.
        RuleFor(row => row).Custom((row, context) =>
        {
            Report(Reason.Missing, row.Missing, context);
            Report(Reason.Malformed, row.Malformed, context);
        });

        // Nobody is born after the import date. This can't be a bound of the cell, which doesn't know that date.
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

        foreach (var column in columns.Columns())
        {
            context.AddFailure(new ValidationFailure(column.ToString(), reason.Code()) { ErrorCode = reason.Code() });
        }
    }
}
