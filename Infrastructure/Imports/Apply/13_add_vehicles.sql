-- One spelling of a model for all its years: the one that is known already, else this file's first.
INSERT INTO clients.vehicles (brand_id, model, year)
SELECT DISTINCT ON (s.brand_id, s.model_key, s.year)
    s.brand_id,
    coalesce(
        (SELECT v.model FROM clients.vehicles v
         WHERE v.brand_id = s.brand_id AND clients.fold(v.model) = s.model_key ORDER BY v.id LIMIT 1),
        first_value(s.model) OVER (PARTITION BY s.brand_id, s.model_key ORDER BY s.first_line)),
    s.year
FROM spelled_vehicles s
ORDER BY s.brand_id, s.model_key, s.year, s.first_line
ON CONFLICT (brand_id, clients.fold(model), year) DO NOTHING
