-- A row that passes resolves what it takes the place of, unless another row of the same person was set aside in this file.
UPDATE imports.set_aside_cases c SET state = 'resolved', closed_at = now()
WHERE c.state = 'open' AND (
    EXISTS (
        SELECT FROM superseded s JOIN judged j ON j.line_number = s.line_number
        WHERE s.case_id = c.id AND j.outcome <> 'set_aside'
          AND NOT EXISTS (SELECT FROM judged o WHERE o.person_key = j.person_key AND o.outcome = 'set_aside'))
    OR (starts_with(c.person_key, 'row:') AND EXISTS (
        SELECT FROM superseded s JOIN judged j ON j.line_number = s.line_number
        WHERE s.case_id = c.id AND j.person_key <> c.person_key)));

-- Where a number has lost a holder, a suspension may end: a case that held it was resolved or is about another card now, or a client
-- has another one. And suspended clients of this file may hold fewer numbers than before.
SELECT imports.end_suspensions(ARRAY(
    SELECT card_fingerprint FROM superseded WHERE card_fingerprint IS NOT NULL
    UNION
    SELECT k.card_fingerprint
    FROM known k JOIN judged j ON j.line_number = k.line_number
    WHERE j.outcome = 'updated' AND j.card_fingerprint <> k.card_fingerprint
    UNION
    SELECT c.card_fingerprint FROM clients.clients c WHERE c.id IN (SELECT client_id FROM known WHERE suspended)))
WHERE EXISTS (SELECT FROM clients.clients WHERE suspended)
