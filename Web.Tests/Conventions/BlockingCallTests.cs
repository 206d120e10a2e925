using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace Kotline.Web.Tests.Conventions;

/// <summary>
/// Nobody waits for a task by blocking a thread. Read from what the compiler wrote, since many a type has a property of its own
/// that is called Result.
/// </summary>
public sealed class BlockingCallTests
{
    private static readonly string[] banned =
        ["Task.Wait", "Task.WaitAll", "Task.WaitAny", "Task`1.get_Result", "ValueTask`1.get_Result"];

    // Those of await itself stand in state machines.
    private static readonly string[] resultsOfAwaiters =
    [
        "TaskAwaiter.GetResult", "TaskAwaiter`1.GetResult", "ValueTaskAwaiter.GetResult", "ValueTaskAwaiter`1.GetResult",
        "ConfiguredTaskAwaiter.GetResult", "ConfiguredValueTaskAwaiter.GetResult",
    ];

    private static readonly Dictionary<int, OpCode> opCodes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    public static TheoryData<string> Assemblies =>
        new("Kotline.Domain", "Kotline.Infrastructure", "Kotline.Web", "Kotline.Cli", "Kotline.Bench");

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_assembly_blocks_on_a_task(string assembly)
    {
        Calls(assembly).Intersect(banned).ShouldBeEmpty(assembly);
        MethodsThatBlockOnAnAwaiter(assembly).ShouldBeEmpty(assembly);
    }

    [Fact]
    public void A_blocking_call_would_be_found()
    {
        // Never run: their bodies alone are what the test looks for.
        static int Blocks(Task<int> task) => task.Result;
        static void BlocksOnATask(Task task) => task.GetAwaiter().GetResult();
        static int BlocksOnAResult(Task<int> task) => task.GetAwaiter().GetResult();
        static void BlocksOnAValueTask(ValueTask task) => task.GetAwaiter().GetResult();
        static int BlocksAsConfigured(ValueTask<int> task) => task.ConfigureAwait(false).GetAwaiter().GetResult();
        static async Task<int> Waits(Task<int> task) => await task + await task.ConfigureAwait(false);

        Calls("Kotline.Web.Tests").ShouldContain("Task`1.get_Result");
        string[] blocking = [nameof(BlocksOnATask), nameof(BlocksOnAResult), nameof(BlocksOnAValueTask), nameof(BlocksAsConfigured)];
        var found = MethodsThatBlockOnAnAwaiter("Kotline.Web.Tests");
        blocking.ShouldAllBe(name => found.Any(method => method.Contains($"{nameof(BlockingCallTests)}.") && method.Contains(name)));
        found.ShouldNotContain(method => method.Contains(nameof(Waits)));
        GC.KeepAlive((Delegate[])[Blocks, BlocksOnATask, BlocksOnAResult, BlocksOnAValueTask, BlocksAsConfigured, Waits]);
    }

    private static List<string> Calls(string assembly)
    {
        using var file = File.OpenRead(Assembly.Load(assembly).Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return [.. metadata.MemberReferences
            .Select(handle => MemberName(metadata, handle))];
    }

    private static List<string> MethodsThatBlockOnAnAwaiter(string assembly)
    {
        using var file = File.OpenRead(Assembly.Load(assembly).Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return [.. metadata.TypeDefinitions
            .Select(metadata.GetTypeDefinition)
            .Where(type => !IsStateMachine(metadata, type))
            .SelectMany(type => type.GetMethods()
                .Select(metadata.GetMethodDefinition)
                .Where(method => method.RelativeVirtualAddress != 0
                    && Called(image.GetMethodBody(method.RelativeVirtualAddress).GetILReader())
                        .Where(handle => handle.Kind == HandleKind.MemberReference)
                        .Any(handle => resultsOfAwaiters.Contains(MemberName(metadata, (MemberReferenceHandle)handle))))
                .Select(method => metadata.GetString(method.Name))

                // What the compiler puts around an asynchronous Main.
                .Where(name => name != "<Main>")
                .Select(name => $"{metadata.GetString(type.Name)}.{name}"))];
    }

    private static bool IsStateMachine(MetadataReader metadata, TypeDefinition type) => type.GetInterfaceImplementations()
        .Select(handle => metadata.GetInterfaceImplementation(handle).Interface)
        .Any(contract => TypeName(metadata, contract) == nameof(IAsyncStateMachine));

    /// <summary>What a method calls, read instruction by instruction (ECMA-335 III.1.9).</summary>
    private static List<EntityHandle> Called(BlobReader code)
    {
        const byte prefix = 0xFE;
        List<EntityHandle> called = [];
        while (code.RemainingBytes > 0)
        {
            var first = code.ReadByte();
            var instruction = opCodes[first == prefix ? (prefix << 8) | code.ReadByte() : first];
            switch (instruction.OperandType)
            {
                case OperandType.InlineMethod:
                    called.Add(MetadataTokens.EntityHandle(code.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32();
                    code.Offset += sizeof(int) * targets;
                    break;
                default:
                    code.Offset += OperandBytes(instruction.OperandType);
                    break;
            }
        }

        return called;
    }

    private static int OperandBytes(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private static string MemberName(MetadataReader metadata, MemberReferenceHandle handle)
    {
        var member = metadata.GetMemberReference(handle);
        return $"{TypeName(metadata, member.Parent)}.{metadata.GetString(member.Name)}";
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
