INSERT INTO clients.clients (
    gender, title, given_name, surname, birth_date, email, phone, street_address, city, state_code, zip_code, country_code,
    height_cm, height_inches, weight_pounds, weight_kg, latitude, longitude, vehicle_id, card_id, card_fingerprint, import_id,
    partner_id, row_digest)
SELECT
    s.gender, s.title, s.given_name, s.surname, s.birth_date, s.email, s.phone, s.street_address, s.city, s.state_code, s.zip_code,
    s.country_code, s.height_cm, s.height_inches, s.weight_pounds, s.weight_kg, s.latitude, s.longitude,
    v.id, d.id, d.fingerprint, @import, @partner, j.row_digest
FROM judged j
JOIN imports.staged_rows s ON s.import_id = @import AND s.line_number = j.line_number
JOIN clients.cards d ON d.details_digest = s.card_digest
JOIN spelled_vehicles p ON (p.brand, p.model, p.year) = (s.vehicle_brand, s.vehicle_model, s.vehicle_year)
JOIN clients.vehicles v ON v.brand_id = p.brand_id AND clients.fold(v.model) = p.model_key AND v.year = p.year
WHERE j.outcome = 'created'
