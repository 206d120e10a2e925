using System.Data;
using System.Xml.Linq;
using Kotline.Infrastructure.Database;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Kotline.Infrastructure.Accounts;

/// <summary>
/// Keeps ASP.NET Core's key ring in the database, so that sessions and forms survive a restart and a second instance.
/// What comes here is encrypted already. The interface is synchronous, and so is what is called here.
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

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = database.SignIn.OpenConnection();
        using var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted);
        using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                UnitOfWork.BeginSystemCommand(SystemActor.SignIn, "store a data protection key", requestId: null, address: null),
                new NpgsqlBatchCommand("INSERT INTO accounts.data_protection_keys (friendly_name, element) VALUES ($1, $2)")
                {
                    Parameters = { new() { Value = friendlyName }, new() { Value = element.ToString(SaveOptions.DisableFormatting) } },
                },
            },
        };
        batch.ExecuteNonQuery();
        transaction.Commit();
    }
}
