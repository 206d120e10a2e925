-- Rows about persons who are clients already.
CREATE TEMP TABLE known ON COMMIT DROP AS
SELECT k.line_number, c.id AS client_id, c.suspended AS was_suspended
FROM keyed k JOIN clients.clients c ON c.person_key = k.person_key
