-- Who each readable row is about. A row that doesn't say who (a blank or malformed name or birth date) is known by its content.
-- A client whom a manager renamed since is known by the row that the partner keeps sending, unless somebody else bears its name; then
-- the birth date is the client's too.
CREATE TEMP TABLE keyed ON COMMIT DROP AS
SELECT
    s.line_number,
    s.given_name,
    s.surname,
    s.email,
    s.card_fingerprint,
    s.card_digest,
    s.row_digest,
    s.failures,
    s.remarks,
    named.is_identified,
    CASE
        WHEN NOT named.is_identified THEN 'row:' || encode(s.row_digest, 'hex')
        ELSE coalesce(r.person_key, clients.person_key(s.given_name, s.surname, s.birth_date)) END AS person_key,
    coalesce(r.birth_date, s.birth_date) AS birth_date
FROM imports.staged_rows s
CROSS JOIN LATERAL (SELECT s.given_name <> '' AND s.surname <> '' AND s.birth_date IS NOT NULL AS is_identified) named
LEFT JOIN (
    SELECT DISTINCT ON (row_digest) row_digest, person_key, birth_date FROM clients.clients WHERE renamed ORDER BY row_digest, person_key) r
    ON r.row_digest = s.row_digest AND named.is_identified AND NOT EXISTS (
        SELECT FROM clients.clients c WHERE c.person_key = clients.person_key(s.given_name, s.surname, s.birth_date))
WHERE s.import_id = @import AND s.unreadable_reason IS NULL
