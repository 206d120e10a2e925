namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>Where a person says that a column is in a file: by its name in the header or by its position.</summary>
public abstract record ColumnPlace
{
    private ColumnPlace()
    {
    }

    public sealed record Named(string Name) : ColumnPlace;

    /// <param name="Index">0 for the first column.</param>
    public sealed record At(int Index) : ColumnPlace;
}
