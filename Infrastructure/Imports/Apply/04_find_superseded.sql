-- Open cases of this partner that a row of this file takes the place of: the same person's, or one that didn't say who it
-- was about, had the same card, and whose name, as far as it was given, is this row's. A row that stands changes nothing.
-- The number is the one that the case holds until then.
CREATE TEMP TABLE superseded ON COMMIT DROP AS
SELECT c.id AS case_id, k.line_number, d.fingerprint AS card_fingerprint
FROM imports.set_aside_cases c
JOIN keyed k ON k.person_key = c.person_key
LEFT JOIN clients.cards d ON d.id = c.card_id
WHERE c.partner_id = @partner AND c.state = 'open' AND NOT EXISTS (SELECT FROM standing t WHERE t.line_number = k.line_number)
UNION
SELECT c.id, k.line_number, d.fingerprint
FROM imports.set_aside_cases c
JOIN clients.cards d ON d.id = c.card_id
JOIN keyed k ON k.card_fingerprint = d.fingerprint
WHERE c.partner_id = @partner AND c.state = 'open' AND starts_with(c.person_key, 'row:') AND k.is_identified
  AND c.cells ->> 'GivenName' IN ('', k.given_name) AND c.cells ->> 'Surname' IN ('', k.surname)
  AND NOT EXISTS (SELECT FROM standing t WHERE t.line_number = k.line_number);
CREATE INDEX ON superseded (case_id);
ANALYZE superseded
