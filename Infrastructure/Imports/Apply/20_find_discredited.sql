-- Every holder of a shared number: whose card it is now, and who is sent with it.
CREATE TEMP TABLE discredited ON COMMIT DROP AS
SELECT c.id AS client_id
FROM clients.clients c JOIN shared_cards h ON h.card_fingerprint = c.card_fingerprint
WHERE NOT c.suspended
UNION
SELECT c.id
FROM clients.clients c JOIN judged j ON j.client_id = c.id
WHERE 'card:CCNumber' = ANY (j.failures) AND NOT c.suspended
