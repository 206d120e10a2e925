namespace Kotline.Domain.Imports;

/// <summary>Why a row is set aside. A row can have several. Codes in SQL and JSON are the lower-case names.</summary>
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
