-- A client whom another row's card discredits has no row here: the case holds what is known of the client. One that is open for
-- another reason shows this one too.
INSERT INTO imports.set_aside_cases (partner_id, person_key, birth_date, client_id, import_id, failures, cells, card_id)
SELECT
    i.partner_id, c.person_key, c.birth_date, c.id, @import, ARRAY['card:CCNumber'],
    jsonb_build_object(
        'Gender', c.gender, 'Title', c.title, 'GivenName', c.given_name, 'Surname', c.surname, 'StreetAddress', c.street_address,
        'City', c.city, 'State', c.state_code, 'ZipCode', c.zip_code, 'Country', c.country_code,
        'EmailAddress', c.email, 'TelephoneNumber', c.phone, 'Birthday', c.birth_date,
        'Vehicle', v.year || ' ' || b.name || ' ' || v.model,
        'Pounds', coalesce(c.weight_pounds::text, ''), 'Kilograms', coalesce(c.weight_kg::text, ''),
        'FeetInches', c.height_inches / 12 || ''' ' || c.height_inches % 12 || '"', 'Centimeters', c.height_cm::text,
        'Latitude', coalesce(c.latitude::text, ''), 'Longitude', coalesce(c.longitude::text, '')),
    c.card_id
FROM discredited x
JOIN clients.clients c ON c.id = x.client_id
JOIN clients.vehicles v ON v.id = c.vehicle_id
JOIN clients.brands b ON b.id = v.brand_id
JOIN imports.imports i ON i.id = c.import_id
WHERE NOT EXISTS (
    SELECT FROM judged j
    WHERE j.client_id = c.id AND j.outcome = 'set_aside' AND NOT EXISTS (SELECT FROM standing t WHERE t.line_number = j.line_number))
ON CONFLICT (partner_id, person_key) WHERE state = 'open' DO UPDATE SET
    client_id = excluded.client_id, failures = set_aside_cases.failures || excluded.failures
WHERE NOT set_aside_cases.failures @> excluded.failures
