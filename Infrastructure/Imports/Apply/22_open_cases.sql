-- One open case per person and partner: a repeat refreshes it. What somebody decided on stands while the same row comes. The case
-- holds its card with the birth date by which the row did.
INSERT INTO imports.set_aside_cases (
    partner_id, person_key, birth_date, client_id, import_id, line_number, failures, cells, card_id, row_digest)
SELECT DISTINCT ON (j.person_key)
    @partner, j.person_key, coalesce(j.birth_date, i.birth_date), c.id, @import, j.line_number, j.failures,
    coalesce(s.cells, jsonb_build_object(
        'Gender', s.gender, 'Title', s.title, 'GivenName', s.given_name, 'Surname', s.surname, 'StreetAddress', s.street_address,
        'City', s.city, 'State', s.state_code, 'StateFull', s.state_name, 'ZipCode', s.zip_code, 'Country', s.country_code,
        'EmailAddress', s.email, 'TelephoneNumber', s.phone, 'Birthday', s.birth_date, 'CCType', s.card_type,
        'Vehicle', s.vehicle_year || ' ' || s.vehicle_brand || ' ' || s.vehicle_model,
        'Pounds', coalesce(s.weight_pounds::text, ''), 'Kilograms', coalesce(s.weight_kg::text, ''),
        'FeetInches', s.height_inches / 12 || ''' ' || s.height_inches % 12 || '"', 'Centimeters', s.height_cm::text,
        'Latitude', coalesce(s.latitude::text, ''), 'Longitude', coalesce(s.longitude::text, ''))),
    d.id, j.row_digest
FROM judged j
JOIN imports.staged_rows s ON s.import_id = @import AND s.line_number = j.line_number
LEFT JOIN standing t ON t.line_number = j.line_number
LEFT JOIN stand_ins i ON i.line_number = j.line_number
LEFT JOIN clients.cards d ON d.details_digest = s.card_digest
LEFT JOIN clients.clients c ON c.person_key = j.person_key
WHERE j.outcome = 'set_aside' AND t.line_number IS NULL
ORDER BY j.person_key, j.line_number DESC
ON CONFLICT (partner_id, person_key) WHERE state = 'open' DO UPDATE SET
    birth_date = excluded.birth_date, client_id = excluded.client_id, import_id = excluded.import_id,
    line_number = excluded.line_number, failures = excluded.failures, cells = excluded.cells,
    card_id = excluded.card_id, row_digest = excluded.row_digest
