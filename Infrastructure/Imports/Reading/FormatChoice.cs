using Kotline.Domain.Imports;

namespace Kotline.Infrastructure.Imports.Reading;

/// <summary>What a manager says about a file against what was detected. Null leaves a matter to detection.</summary>
/// <param name="Delimiter">One of <see cref="DetectFileFormat.Delimiters"/>.</param>
/// <param name="HasHeader">Whether the first record names the columns.</param>
/// <param name="DateOrder">Refused where hardly a date of the file has it.</param>
public sealed record FormatChoice(char? Delimiter = null, bool? HasHeader = null, DateOrder? DateOrder = null);
