namespace Kotline.Infrastructure.Database;

/// <summary>The result type of functions that return void. It has no value.</summary>
internal enum SqlVoid
{
    Nothing,
}
