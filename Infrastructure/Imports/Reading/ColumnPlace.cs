namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>Where a column stands in a file, as a person says it: by the name in the header, or by its place.</summary>
public abstract record ColumnPlace
{
    private ColumnPlace()
    {
    }

    public sealed record Named(string Name) : ColumnPlace;

    /// <param name="Index">0 for the first column.</param>
    public sealed record At(int Index) : ColumnPlace;
}
