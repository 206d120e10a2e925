using System.Globalization;

namespace Kotline.Bench;

/// <summary>Options of the form --name value, and flags of the form --name.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string?> options = [];

    /// <exception cref="UsageException">An option isn't known, or has no value.</exception>
    public Arguments(IEnumerable<string> arguments, IReadOnlyCollection<string> valued, IReadOnlyCollection<string> flags)
    {
        using var next = arguments.GetEnumerator();
        while (next.MoveNext())
        {
            var name = next.Current;
            if (flags.Contains(name))
            {
                options[name] = null;
            }
            else if (valued.Contains(name) && next.MoveNext())
            {
                options[name] = next.Current;
            }
            else
            {
                throw new UsageException(valued.Contains(name) ? $"{name} wants a value" : $"{name} isn't an option here");
            }
        }
    }

    public bool Has(string flag) => options.ContainsKey(flag);

    public string? Text(string name) => options.GetValueOrDefault(name);

    public T Number<T>(string name, T byDefault)
        where T : IParsable<T> => Text(name) is not { } text ? byDefault
        : T.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
        : throw new UsageException($"{name} wants a number, not {text}");
}

/// <summary>The command line says something that can't be done; the message says what.</summary>
internal sealed class UsageException(string message) : Exception(message);
