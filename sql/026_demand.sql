-- Which clients' vehicles a product fits: what to order for those who drive them.

-- 1. A vehicle once per product, however many of what the product fits it matches; so a client, who has one vehicle, counts once. Brands and
--    models are compared as everywhere. It reads with the rights of whoever asks, so that no employee can count a suspended client through it.
--    Two halves, as a model that isn't given has no place in the index of models; and vehicles are looked up in that index (hence OFFSET 0)
--    rather than folded one by one, which takes twice as long for a thousand products.
CREATE VIEW stock.fitting_vehicles WITH (security_invoker = true) AS
SELECT f.product_id, v.id AS vehicle_id
FROM stock.product_vehicles f
JOIN clients.brands b ON clients.fold(b.name) = clients.fold(f.brand)
CROSS JOIN LATERAL (
    SELECT v.id FROM clients.vehicles v
    WHERE v.brand_id = b.id AND clients.fold(v.model) = clients.fold(f.model)
      AND v.year BETWEEN coalesce(f.year_from, v.year) AND coalesce(f.year_to, v.year) OFFSET 0) v
UNION
SELECT f.product_id, v.id
FROM stock.product_vehicles f
JOIN clients.brands b ON clients.fold(b.name) = clients.fold(f.brand)
JOIN clients.vehicles v ON v.brand_id = b.id
WHERE f.model IS NULL AND v.year BETWEEN coalesce(f.year_from, v.year) AND coalesce(f.year_to, v.year);

-- 2. Clients are counted by vehicle and country from this index alone: their rows are fifteen times as wide.
CREATE INDEX clients_owning ON clients.clients (vehicle_id, country_code) WHERE NOT suspended;

-- 3. Rights.
REVOKE ALL ON stock.fitting_vehicles FROM PUBLIC;
GRANT SELECT ON stock.fitting_vehicles TO kotline_employee;
