-- Asks which suspensions end that had to do with a client's cards. The fingerprints of cards stay in the database, so it is one statement.
SELECT imports.end_suspensions(ARRAY(
    SELECT card_fingerprint FROM clients.clients WHERE id = @client
    UNION
    SELECT d.fingerprint FROM imports.set_aside_cases c JOIN clients.cards d ON d.id = c.card_id
    WHERE c.client_id = @client AND c.state = 'open' AND d.fingerprint IS NOT NULL))
