-- Rows about persons who are clients already, with the number that the client holds before this import changes it.
CREATE TEMP TABLE known ON COMMIT DROP AS
SELECT k.line_number, c.id AS client_id, c.suspended, c.card_fingerprint
FROM keyed k JOIN clients.clients c ON c.person_key = k.person_key
