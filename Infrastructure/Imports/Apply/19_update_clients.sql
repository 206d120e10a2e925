-- What the partner says anew.
UPDATE clients.clients c SET
    gender = s.gender, title = s.title, given_name = s.given_name, surname = s.surname, email = s.email, phone = s.phone,
    street_address = s.street_address, city = s.city, state_code = s.state_code, zip_code = s.zip_code, country_code = s.country_code,
    height_cm = s.height_cm, height_inches = s.height_inches, weight_pounds = s.weight_pounds, weight_kg = s.weight_kg,
    latitude = s.latitude, longitude = s.longitude, vehicle_id = v.id, card_id = d.id, card_fingerprint = d.fingerprint,
    import_id = @import, partner_id = @partner, row_digest = j.row_digest, renamed = false
FROM judged j
JOIN imports.staged_rows s ON s.import_id = @import AND s.line_number = j.line_number
JOIN clients.cards d ON d.details_digest = s.card_digest
JOIN spelled_vehicles p ON (p.brand, p.model, p.year) = (s.vehicle_brand, s.vehicle_model, s.vehicle_year)
JOIN clients.vehicles v ON v.brand_id = p.brand_id AND clients.fold(v.model) = p.model_key AND v.year = p.year
WHERE j.outcome = 'updated' AND NOT j.is_confirmed AND c.id = j.client_id;

-- What the partner says again: of a suspended client who comes back by it (24) it is the import that last said so; else there is only
-- the row to be known by, where it is another one or none was known.
UPDATE clients.clients c SET
    import_id = CASE WHEN j.outcome = 'updated' THEN @import ELSE c.import_id END,
    partner_id = CASE WHEN j.outcome = 'updated' THEN @partner ELSE c.partner_id END,
    row_digest = j.row_digest,
    renamed = c.renamed AND c.row_digest IS NOT DISTINCT FROM j.row_digest
FROM judged j
WHERE j.is_confirmed AND c.id = j.client_id
  AND (j.outcome = 'updated' OR (j.outcome = 'unchanged' AND NOT j.is_repeat AND c.row_digest IS DISTINCT FROM j.row_digest))
