using System.Data;
using System.Xml.Linq;
using Kotline.Infrastructure.Database;
using LinqToDB;
using LinqToDB.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Kotline.Infrastructure.Accounts;

/// <summary>
/// Keeps ASP.NET Core's key ring in the database, so that sessions and forms survive a restart and a second instance. The keys that come
/// here are encrypted already. The interface is synchronous, so the calls here are too.
/// </summary>
public sealed class DataProtectionKeyRepository(KotlineDatabase database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = KotlineDb.On(database.SignIn);
        var elements = db.GetTable<DataProtectionKeyRow>().OrderBy(key => key.Id).Select(key => key.Element);
        return [.. elements.AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = KotlineDb.On(database.SignIn);
        using var transaction = db.BeginTransaction(IsolationLevel.ReadCommitted);
        var begin = UnitOfWork.BeginSystemStatement(SystemActor.SignIn, "store a data protection key", requestId: null, address: null);
        db.Execute(begin.Text, [.. begin.Parameters]);
        db.GetTable<DataProtectionKeyRow>()
            .Value(key => key.FriendlyName, friendlyName)
            .Value(key => key.Element, element.ToString(SaveOptions.DisableFormatting))
            .Insert();
        transaction.Commit();
    }
}
