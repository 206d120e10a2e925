using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Clients;

/// <summary>What became of an edit. Only <see cref="Saved"/> has written anything.</summary>
public abstract record EditClientOutcome
{
    private EditClientOutcome()
    {
    }

    public sealed record Saved : EditClientOutcome;

    /// <summary>The client is just as the form says.</summary>
    public sealed record Unchanged : EditClientOutcome;

    /// <summary>The rules of the selection, today, under the policy in force, as for a partner's row.</summary>
    public sealed record Invalid(IReadOnlyList<Failure> Failures, SelectionPolicy Policy) : EditClientOutcome;

    /// <summary>Somebody else changed the client since the form was shown.</summary>
    /// <param name="Columns">What they changed.</param>
    /// <param name="Current">The client now.</param>
    public sealed record ChangedMeanwhile(IReadOnlyList<WantedColumn> Columns, PartnerCells Current) : EditClientOutcome;

    /// <summary>Another client has that name and birth date.</summary>
    public sealed record SamePerson(long OtherClientId) : EditClientOutcome;

    /// <summary>An import is being applied, which has decided about persons already: try again in a moment.</summary>
    public sealed record ImportUnderway : EditClientOutcome;

    public sealed record NotFound : EditClientOutcome;
}
