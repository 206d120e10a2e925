-- Adds a vehicle of a brand that is there, unless there is one; its model is spelled as another year's is.
-- SQL because the conflict is one of an expression's index, which LINQ can't name.
INSERT INTO clients.vehicles (brand_id, model, year)
SELECT
    b.id,
    coalesce(
        (SELECT v.model FROM clients.vehicles v WHERE v.brand_id = b.id AND clients.fold(v.model) = clients.fold(@model) ORDER BY v.id LIMIT 1),
        @model),
    @year
FROM clients.brands b
WHERE clients.fold(b.name) = clients.fold(@brand) AND NOT EXISTS (
    SELECT FROM clients.vehicles v WHERE v.brand_id = b.id AND clients.fold(v.model) = clients.fold(@model) AND v.year = @year)
ON CONFLICT (brand_id, clients.fold(model), year) DO NOTHING
