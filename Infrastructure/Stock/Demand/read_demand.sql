-- Products that fit vehicles, beside the clients who own one, what is short of the most first.
-- SQL because its plan was measured (docs/decisions/017): clients are counted by vehicle before a product is looked at, a few thousand sums
-- in place of each product's own count.
WITH owners AS MATERIALIZED (
    SELECT c.vehicle_id, count(*) AS clients FROM clients.clients c
    WHERE NOT c.suspended AND (@country IS NULL OR c.country_code = @country) GROUP BY c.vehicle_id
), owned AS (
    SELECT f.product_id, sum(o.clients)::bigint AS clients
    FROM stock.fitting_vehicles f JOIN owners o USING (vehicle_id) GROUP BY f.product_id
), kept AS (
    SELECT l.product_id, sum(l.quantity) AS quantity FROM stock.levels l GROUP BY l.product_id
), demand AS (
    SELECT p.id, p.sku, p.name_fr, p.name_en, p.category, coalesce(o.clients, 0) AS clients, coalesce(k.quantity, 0) AS quantity
    FROM stock.products p LEFT JOIN owned o ON o.product_id = p.id LEFT JOIN kept k ON k.product_id = p.id
    WHERE p.active AND (@category IS NULL OR p.category = @category)
      AND EXISTS (SELECT FROM stock.product_vehicles f WHERE f.product_id = p.id)
)
SELECT d.*,
    count(*) OVER () AS product_count,
    count(*) FILTER (WHERE d.clients > d.quantity) OVER () AS short_count,
    coalesce(sum(d.clients - d.quantity) FILTER (WHERE d.clients > d.quantity) OVER (), 0)::bigint AS short_by
FROM demand d WHERE NOT @is_short_only OR d.clients > d.quantity
ORDER BY greatest(d.clients - d.quantity, 0) DESC, d.clients DESC, d.sku
LIMIT @limit OFFSET @offset
