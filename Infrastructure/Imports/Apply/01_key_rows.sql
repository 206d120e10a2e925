-- Who each readable row is about. A row that doesn't say who (a blank or malformed name or birth date) is known by its content.
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
    CASE WHEN named.is_identified
        THEN clients.person_key(s.given_name, s.surname, s.birth_date)
        ELSE 'row:' || encode(s.row_digest, 'hex') END AS person_key
FROM imports.staged_rows s
CROSS JOIN LATERAL (SELECT s.given_name <> '' AND s.surname <> '' AND s.birth_date IS NOT NULL AS is_identified) named
WHERE s.import_id = @import AND s.unreadable_reason IS NULL
