using System.Xml.Linq;
using Kotline.Infrastructure.Database;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Kotline.Infrastructure.Accounts;

/// <summary>
/// Keeps ASP.NET Core's key ring in the database, so that sessions and forms survive a restart and a second instance.
/// What comes here is encrypted already.
/// </summary>
public sealed class DataProtectionKeyRepository(KotlineDatabase database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = database.SignIn.CreateCommand("SELECT element FROM accounts.data_protection_keys ORDER BY id");
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
        {
            elements.Add(XElement.Parse(reader.GetString(0)));
        }

        return elements;
    }

    // The interface is synchronous, and this runs once in three months.
    public void StoreElement(XElement element, string friendlyName) =>
        StoreAsync(element, friendlyName).GetAwaiter().GetResult();

    private async Task StoreAsync(XElement element, string friendlyName)
    {
        await using var unit = await UnitOfWork.BeginSystemAsync(
            database.SignIn, SystemActor.SignIn, "store a data protection key", requestId: null, address: null, CancellationToken.None);
        await using var command = new NpgsqlCommand(
            "INSERT INTO accounts.data_protection_keys (friendly_name, element) VALUES ($1, $2)", unit.Connection)
        {
            Parameters = { new() { Value = friendlyName }, new() { Value = element.ToString(SaveOptions.DisableFormatting) } },
        };
        await command.ExecuteNonQueryAsync();
        await unit.CommitAsync();
    }
}
