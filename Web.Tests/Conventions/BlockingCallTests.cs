using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Kotline.Web.Tests.Conventions;

/// <summary>
/// Nobody waits for a task by blocking a thread. Read from what the compiler wrote, since many a type has a property of
/// its own that is called Result.
/// </summary>
public sealed class BlockingCallTests
{
    private static readonly string[] banned =
        ["Task.Wait", "Task.WaitAll", "Task.WaitAny", "Task`1.get_Result", "ValueTask`1.get_Result"];

    public static TheoryData<string> Assemblies => new("Kotline.Domain", "Kotline.Infrastructure", "Kotline.Web", "Kotline.Cli", "Kotline.Bench");

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_assembly_blocks_on_a_task(string assembly) => Calls(assembly).Intersect(banned).ShouldBeEmpty(assembly);

    [Fact]
    public void A_blocking_call_would_be_found()
    {
        // Never run: its body alone is what the test looks for.
        static int Blocks(Task<int> task) => task.Result;

        Calls("Kotline.Web.Tests").ShouldContain("Task`1.get_Result");
        GC.KeepAlive((Func<Task<int>, int>)Blocks);
    }

    private static List<string> Calls(string assembly)
    {
        using var file = File.OpenRead(Assembly.Load(assembly).Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return [.. metadata.MemberReferences
            .Select(metadata.GetMemberReference)
            .Select(member => $"{TypeName(metadata, member.Parent)}.{metadata.GetString(member.Name)}")];
    }

    private static string TypeName(MetadataReader metadata, EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeReference => metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name),
        HandleKind.TypeSpecification => GenericName(metadata, (TypeSpecificationHandle)type),
        _ => "",
    };

    /// <summary>ECMA-335 II.23.2.14: GENERICINST, then CLASS or VALUETYPE, then the type.</summary>
    private static string GenericName(MetadataReader metadata, TypeSpecificationHandle type)
    {
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification(type).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
        {
            return "";
        }

        signature.ReadCompressedInteger();
        return TypeName(metadata, signature.ReadTypeHandle());
    }
}
