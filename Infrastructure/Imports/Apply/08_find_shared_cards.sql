-- Numbers with more than one holder. Holders are the persons of this file, whatever else is wrong with their rows, the
-- clients accepted earlier, and open cases; neither a dismissed row that comes again nor a case that this file supersedes.
CREATE TEMP TABLE shared_cards ON COMMIT DROP AS
WITH numbers AS (
    SELECT DISTINCT card_fingerprint FROM keyed WHERE card_fingerprint IS NOT NULL
), holders AS (
    SELECT k.card_fingerprint, k.person_key
    FROM keyed k LEFT JOIN standing s ON s.line_number = k.line_number AND s.state = 'dismissed'
    WHERE k.card_fingerprint IS NOT NULL AND s.line_number IS NULL
    UNION ALL
    SELECT c.card_fingerprint, c.person_key
    FROM clients.clients c JOIN numbers n ON n.card_fingerprint = c.card_fingerprint
    UNION ALL
    SELECT d.fingerprint, c.person_key
    FROM imports.set_aside_cases c
    JOIN clients.cards d ON d.id = c.card_id
    JOIN numbers n ON n.card_fingerprint = d.fingerprint
    WHERE c.state = 'open' AND NOT EXISTS (SELECT FROM superseded s WHERE s.case_id = c.id)
)
SELECT card_fingerprint FROM holders GROUP BY card_fingerprint HAVING min(person_key) <> max(person_key)
