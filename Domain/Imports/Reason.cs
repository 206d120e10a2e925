namespace Kotline.Domain.Imports;

/// <summary>Why a row is set aside. A row can have several. The codes in SQL and JSON are the names in lower case.</summary>
public enum Reason
{
    Age,
    Height,
    Card,
    Identity,
    Missing,
    Malformed,
    Duplicate,
}
