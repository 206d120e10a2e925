-- One spelling of a model for all its years: the one that is known already, else this file's first.
INSERT INTO clients.vehicles (brand_id, model, year)
SELECT DISTINCT ON (s.brand_id, s.model_key, s.year)
    s.brand_id,
    coalesce(known.model, first_value(s.model) OVER (PARTITION BY s.brand_id, s.model_key ORDER BY s.first_line)),
    s.year
FROM spelled_vehicles s
LEFT JOIN (
    SELECT DISTINCT ON (brand_id, clients.fold(model)) brand_id, clients.fold(model) AS model_key, model
    FROM clients.vehicles ORDER BY brand_id, clients.fold(model), id) known
    ON known.brand_id = s.brand_id AND known.model_key = s.model_key
ORDER BY s.brand_id, s.model_key, s.year, s.first_line
ON CONFLICT (brand_id, clients.fold(model), year) DO NOTHING
