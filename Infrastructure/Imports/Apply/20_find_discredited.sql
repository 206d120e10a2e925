-- Every active client who holds a number that several people share: whose card it is now, who is sent with it, and whose open case has it.
CREATE TEMP TABLE discredited ON COMMIT DROP AS
SELECT c.id AS client_id
FROM clients.clients c JOIN shared_cards h ON h.card_fingerprint = c.card_fingerprint
WHERE NOT c.suspended AND NOT h.is_one_person
UNION
SELECT c.id
FROM clients.clients c
JOIN judged j ON j.client_id = c.id
JOIN shared_cards h ON h.card_fingerprint = j.card_fingerprint
WHERE NOT c.suspended AND NOT h.is_one_person AND NOT EXISTS (SELECT FROM standing t WHERE t.line_number = j.line_number)
UNION
SELECT c.id
FROM clients.clients c
JOIN imports.case_holders o ON o.client_id = c.id
JOIN shared_cards h ON h.card_fingerprint = o.card_fingerprint
WHERE NOT c.suspended AND NOT h.is_one_person AND NOT EXISTS (SELECT FROM superseded s WHERE s.case_id = o.case_id)
