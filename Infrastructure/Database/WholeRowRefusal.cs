using LinqToDB.Interceptors;

namespace Kotline.Infrastructure.Database;

/// <summary>
/// Refuses a query that makes whole rows of a mapped table: it asks for every column, also those that the role may not read, and for the
/// next one that somebody adds.
/// </summary>
internal sealed class WholeRowRefusal : EntityServiceInterceptor
{
    public override object EntityCreated(EntityCreatedEventData eventData, object entity) =>
        throw new InvalidOperationException($"A query reads whole rows of {entity.GetType().Name}. Select the columns that it needs.");
}
