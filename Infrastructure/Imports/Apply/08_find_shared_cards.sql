-- A row that doesn't say in full who it is about is taken for the person with the same card whose name and birth date, as far as
-- they are given, it has. Names are compared as a person's key compares them, each folded once.
CREATE TEMP TABLE stand_ins ON COMMIT DROP AS
WITH unidentified AS MATERIALIZED (
    SELECT line_number, card_fingerprint, birth_date, clients.fold(given_name) AS given_name, clients.fold(surname) AS surname
    FROM keyed WHERE NOT is_identified AND card_fingerprint IS NOT NULL
), persons AS MATERIALIZED (
    SELECT c.card_fingerprint, c.person_key, c.birth_date, clients.fold(c.given_name) AS given_name, clients.fold(c.surname) AS surname
    FROM clients.clients c WHERE c.card_fingerprint IN (SELECT card_fingerprint FROM unidentified)
    UNION ALL
    SELECT k.card_fingerprint, k.person_key, k.birth_date, clients.fold(k.given_name), clients.fold(k.surname)
    FROM keyed k WHERE k.is_identified AND k.card_fingerprint IN (SELECT card_fingerprint FROM unidentified)
)
SELECT DISTINCT ON (u.line_number) u.line_number, p.person_key, p.birth_date
FROM unidentified u
JOIN persons p ON p.card_fingerprint = u.card_fingerprint
WHERE u.given_name IN ('', p.given_name) AND u.surname IN ('', p.surname) AND coalesce(u.birth_date, p.birth_date) = p.birth_date
ORDER BY u.line_number, p.person_key;
CREATE UNIQUE INDEX ON stand_ins (line_number);
ANALYZE stand_ins;

-- Numbers with more than one holder. Holders are the persons of this file, whatever else is wrong with their rows, the
-- clients accepted earlier, and open cases. No holders: a row that somebody decided on (a client may hold that card by the decision),
-- and a case that this file supersedes. Looked at are the numbers of this file, and those by which a case may keep a suspended client
-- of this file suspended.
-- Holders who all have one birth date are presumed to be one person. Then the rows go their way that bear the client's name: the
-- client's who holds the number, else the only client's who comes with it.
CREATE TEMP TABLE shared_cards ON COMMIT DROP AS
WITH numbers AS (
    SELECT card_fingerprint FROM keyed WHERE card_fingerprint IS NOT NULL
    UNION
    SELECT h.card_fingerprint
    FROM imports.case_holders h
    WHERE h.client_id IN (SELECT client_id FROM known WHERE suspended)
      AND NOT EXISTS (SELECT FROM superseded s WHERE s.case_id = h.case_id)
), holders AS (
    SELECT
        k.card_fingerprint,
        coalesce(i.person_key, k.person_key) AS person_key,
        coalesce(k.birth_date, i.birth_date) AS birth_date,
        NULL::text AS owner_key,
        CASE WHEN c.line_number IS NOT NULL THEN k.person_key END AS client_key
    FROM keyed k
    LEFT JOIN standing t ON t.line_number = k.line_number
    LEFT JOIN stand_ins i ON i.line_number = k.line_number
    LEFT JOIN known c ON c.line_number = k.line_number
    WHERE k.card_fingerprint IS NOT NULL AND t.line_number IS NULL
    UNION ALL
    SELECT c.card_fingerprint, c.person_key, c.birth_date, c.person_key, c.person_key
    FROM clients.clients c JOIN numbers n ON n.card_fingerprint = c.card_fingerprint
    UNION ALL
    SELECT h.card_fingerprint, h.person_key, h.birth_date, NULL, CASE WHEN h.client_id IS NOT NULL THEN h.person_key END
    FROM imports.case_holders h JOIN numbers n ON n.card_fingerprint = h.card_fingerprint
    WHERE NOT EXISTS (SELECT FROM superseded s WHERE s.case_id = h.case_id)
)
SELECT
    card_fingerprint,
    imports.are_one_person(count(*), count(birth_date), min(birth_date), max(birth_date)) AS is_one_person,
    coalesce(min(owner_key), CASE WHEN min(client_key) = max(client_key) THEN min(client_key) END) AS client_key
FROM holders GROUP BY card_fingerprint HAVING min(person_key) <> max(person_key);

-- Suspended clients of this file whom no number keeps suspended once their row has passed. That they come back is found again
-- afterwards (24), when all is written: this is for the outcome of their row.
CREATE TEMP TABLE freed ON COMMIT DROP AS
SELECT client_id FROM known WHERE suspended
EXCEPT
SELECT c.client_id
FROM known c
JOIN keyed k ON k.line_number = c.line_number
JOIN shared_cards h ON h.card_fingerprint = k.card_fingerprint
WHERE NOT h.is_one_person AND NOT EXISTS (SELECT FROM standing t WHERE t.line_number = k.line_number)
EXCEPT
SELECT o.client_id
FROM imports.case_holders o
JOIN shared_cards h ON h.card_fingerprint = o.card_fingerprint
WHERE NOT h.is_one_person AND NOT EXISTS (SELECT FROM superseded s WHERE s.case_id = o.case_id)
