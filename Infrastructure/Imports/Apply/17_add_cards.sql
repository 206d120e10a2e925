-- A card row is a value: the same details that came before are the same row. Set-aside rows keep theirs, to be treated.
INSERT INTO clients.cards (fingerprint, details_digest, type, last_four, ciphertext)
SELECT s.card_fingerprint, s.card_digest, s.card_type, s.card_last_four, s.card_ciphertext
FROM imports.staged_rows s JOIN judged j ON j.line_number = s.line_number
WHERE s.import_id = @import AND s.card_digest IS NOT NULL AND j.outcome IN ('created', 'updated', 'set_aside')
ON CONFLICT (details_digest) DO NOTHING
