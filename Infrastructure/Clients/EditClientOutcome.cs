using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Clients;

/// <summary>What became of an edit. Only <see cref="Saved"/> has written anything.</summary>
public abstract record EditClientOutcome
{
    private EditClientOutcome()
    {
    }

    public sealed record Saved : EditClientOutcome;

    /// <summary>The client already is as the form says.</summary>
    public sealed record Unchanged : EditClientOutcome;

    /// <summary>
    /// The texts break the selection rules, which are applied as of today and under the current policy, as for a partner's row.
    /// </summary>
    public sealed record Invalid(IReadOnlyList<Failure> Failures, SelectionPolicy Policy) : EditClientOutcome;

    /// <summary>Somebody else changed the client since the form was shown.</summary>
    /// <param name="Columns">What they changed.</param>
    /// <param name="Current">The client as it is now.</param>
    public sealed record ChangedMeanwhile(IReadOnlyList<WantedColumn> Columns, PartnerCells Current) : EditClientOutcome;

    /// <summary>Another client has that name and birth date.</summary>
    public sealed record SamePerson(long OtherClientId) : EditClientOutcome;

    /// <summary>An import that is being applied has already decided about persons. The edit can be tried again in a moment.</summary>
    public sealed record ImportUnderway : EditClientOutcome;

    public sealed record NotFound : EditClientOutcome;
}
