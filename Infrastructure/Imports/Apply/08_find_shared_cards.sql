-- Numbers with more than one holder. Holders are the persons of this file, whatever else is wrong with their rows, the
-- clients accepted earlier, and open cases. No holders: a row that somebody decided on (a client may hold that card by the decision),
-- and a case that this file supersedes. A row that doesn't say in full who it is about is taken for the person with the same card
-- whose name, as far as it is given, it has.
CREATE TEMP TABLE shared_cards ON COMMIT DROP AS
WITH numbers AS (
    SELECT DISTINCT card_fingerprint FROM keyed WHERE card_fingerprint IS NOT NULL
), owners AS (
    SELECT c.card_fingerprint, c.person_key, c.given_name, c.surname
    FROM clients.clients c JOIN numbers n ON n.card_fingerprint = c.card_fingerprint
), stand_ins AS (
    SELECT u.line_number, min(p.person_key) AS person_key
    FROM keyed u
    JOIN (
        SELECT card_fingerprint, person_key, given_name, surname FROM owners
        UNION ALL
        SELECT card_fingerprint, person_key, given_name, surname FROM keyed WHERE is_identified) p
        ON p.card_fingerprint = u.card_fingerprint AND u.given_name IN ('', p.given_name) AND u.surname IN ('', p.surname)
    WHERE NOT u.is_identified
    GROUP BY u.line_number
), holders AS (
    SELECT k.card_fingerprint, coalesce(i.person_key, k.person_key) AS person_key
    FROM keyed k
    LEFT JOIN standing t ON t.line_number = k.line_number
    LEFT JOIN stand_ins i ON i.line_number = k.line_number
    WHERE k.card_fingerprint IS NOT NULL AND t.line_number IS NULL
    UNION ALL
    SELECT card_fingerprint, person_key FROM owners
    UNION ALL
    SELECT d.fingerprint, c.person_key
    FROM imports.set_aside_cases c
    JOIN clients.cards d ON d.id = c.card_id
    JOIN numbers n ON n.card_fingerprint = d.fingerprint
    WHERE c.state = 'open' AND NOT EXISTS (SELECT FROM superseded s WHERE s.case_id = c.id)
)
SELECT card_fingerprint FROM holders GROUP BY card_fingerprint HAVING min(person_key) <> max(person_key)
