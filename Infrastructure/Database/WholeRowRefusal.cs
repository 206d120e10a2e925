using LinqToDB.Interceptors;

namespace Kotline.Infrastructure.Database;

/// <summary>
/// Refuses a query that reads whole rows of a mapped table. Such a query would read every column, including those that the role may not
/// read and any that is added later.
/// </summary>
internal sealed class WholeRowRefusal : EntityServiceInterceptor
{
    public override object EntityCreated(EntityCreatedEventData eventData, object entity) =>
        throw new InvalidOperationException($"A query reads whole rows of {entity.GetType().Name}. Select the columns that it needs.");
}
