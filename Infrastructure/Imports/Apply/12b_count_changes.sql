-- For the guard, while clients are as they were: how many active clients the partner has, and of how many of them each text would change.
-- A vehicle's spelling is compared as its keys are.
CREATE TEMP TABLE guarded ON COMMIT DROP AS
SELECT
    (SELECT count(*) FROM clients.clients WHERE partner_id = @partner AND NOT suspended)::int AS active_clients,
    jsonb_build_object(
        'gender', count(*) FILTER (WHERE c.gender <> s.gender),
        'title', count(*) FILTER (WHERE c.title <> s.title),
        'given_name', count(*) FILTER (WHERE c.given_name <> s.given_name),
        'surname', count(*) FILTER (WHERE c.surname <> s.surname),
        'street_address', count(*) FILTER (WHERE c.street_address <> s.street_address),
        'zip_code', count(*) FILTER (WHERE c.zip_code <> s.zip_code),
        'city', count(*) FILTER (WHERE c.city <> s.city),
        'state_code', count(*) FILTER (WHERE c.state_code <> s.state_code),
        'country_code', count(*) FILTER (WHERE c.country_code <> s.country_code),
        'email', count(*) FILTER (WHERE c.email <> s.email),
        'phone', count(*) FILTER (WHERE c.phone <> s.phone),
        'vehicle', count(*) FILTER (WHERE (v.year, clients.fold(v.model), clients.fold(b.name))
            <> (s.vehicle_year, clients.fold(s.vehicle_model), clients.fold(s.vehicle_brand)))) AS changed
FROM judged j
JOIN clients.clients c ON c.id = j.client_id AND c.partner_id = @partner AND NOT c.suspended
JOIN imports.staged_rows s ON s.import_id = @import AND s.line_number = j.line_number
JOIN clients.vehicles v ON v.id = c.vehicle_id
JOIN clients.brands b ON b.id = v.brand_id
WHERE j.outcome = 'updated' AND NOT j.is_confirmed
