-- The vehicles of the accepted rows as they are spelled, each with its brand.
CREATE TEMP TABLE spelled_vehicles ON COMMIT DROP AS
SELECT v.*, b.id AS brand_id, clients.fold(v.model) AS model_key
FROM (
    SELECT s.vehicle_brand AS brand, s.vehicle_model AS model, s.vehicle_year AS year, min(s.line_number) AS first_line
    FROM imports.staged_rows s JOIN judged j ON j.line_number = s.line_number
    WHERE s.import_id = @import AND j.outcome IN ('created', 'updated')
    GROUP BY s.vehicle_brand, s.vehicle_model, s.vehicle_year) v
JOIN clients.brands b ON clients.fold(b.name) = clients.fold(v.brand)
