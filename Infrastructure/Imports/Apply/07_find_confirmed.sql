-- Rows that say of a known client just what is known already, or just what the partner said the last time: what a manager changed
-- since stands. A vehicle's spelling is compared as its keys are.
CREATE TEMP TABLE confirmed ON COMMIT DROP AS
SELECT k.line_number
FROM known k
JOIN imports.staged_rows s ON s.import_id = @import AND s.line_number = k.line_number
JOIN clients.clients c ON c.id = k.client_id
JOIN clients.cards d ON d.id = c.card_id
JOIN clients.vehicles v ON v.id = c.vehicle_id
JOIN clients.brands b ON b.id = v.brand_id
WHERE c.row_digest = s.row_digest
   OR (c.gender, c.title, c.given_name, c.surname, c.email, c.phone, c.street_address, c.city, c.state_code, c.zip_code,
       c.country_code, c.height_cm, c.height_inches, d.details_digest, v.year, clients.fold(v.model), clients.fold(b.name))
    = (s.gender, s.title, s.given_name, s.surname, s.email, s.phone, s.street_address, s.city, s.state_code, s.zip_code,
       s.country_code, s.height_cm, s.height_inches, s.card_digest, s.vehicle_year, clients.fold(s.vehicle_model), clients.fold(s.vehicle_brand))
   AND (c.weight_pounds, c.weight_kg, c.latitude, c.longitude)
       IS NOT DISTINCT FROM (s.weight_pounds, s.weight_kg, s.latitude, s.longitude)
