namespace Kotline.Infrastructure.Database;

/// <summary>What a function that returns void answers. Nothing can be read of it.</summary>
internal enum SqlVoid
{
    Nothing,
}
