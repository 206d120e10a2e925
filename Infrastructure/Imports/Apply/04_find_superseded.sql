-- Open cases of this partner that a row of this file takes the place of: the same person's, or one that didn't say who it
-- was about, had the same card, and whose name, as far as it was given, is this row's. A row that stands changes nothing.
-- The number is the one that the case holds until then. Names are compared as a person's key compares them, each folded once.
CREATE TEMP TABLE superseded ON COMMIT DROP AS
WITH nameless AS MATERIALIZED (
    SELECT
        c.id AS case_id,
        d.fingerprint AS card_fingerprint,
        clients.fold(c.cells ->> 'GivenName') AS given_name,
        clients.fold(c.cells ->> 'Surname') AS surname
    FROM imports.set_aside_cases c
    JOIN clients.cards d ON d.id = c.card_id
    WHERE c.partner_id = @partner AND c.state = 'open' AND starts_with(c.person_key, 'row:')
), named AS MATERIALIZED (
    SELECT k.line_number, k.card_fingerprint, clients.fold(k.given_name) AS given_name, clients.fold(k.surname) AS surname
    FROM keyed k
    WHERE k.is_identified AND k.card_fingerprint IN (SELECT card_fingerprint FROM nameless)
      AND NOT EXISTS (SELECT FROM standing t WHERE t.line_number = k.line_number)
)
SELECT c.id AS case_id, k.line_number, d.fingerprint AS card_fingerprint
FROM imports.set_aside_cases c
JOIN keyed k ON k.person_key = c.person_key
LEFT JOIN clients.cards d ON d.id = c.card_id
WHERE c.partner_id = @partner AND c.state = 'open' AND NOT EXISTS (SELECT FROM standing t WHERE t.line_number = k.line_number)
UNION
SELECT c.case_id, k.line_number, c.card_fingerprint
FROM nameless c
JOIN named k ON k.card_fingerprint = c.card_fingerprint AND c.given_name IN ('', k.given_name) AND c.surname IN ('', k.surname);
CREATE INDEX ON superseded (case_id);
ANALYZE superseded
