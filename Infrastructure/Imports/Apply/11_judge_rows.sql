-- The outcome of every readable row. A suspended client whose row passes again has changed, even if no value has; a row that was
-- dismissed or corrected and comes again is set aside as it was, whatever it would be by itself.
CREATE TEMP TABLE judged ON COMMIT DROP AS
SELECT
    considered.*,
    CASE
        WHEN cardinality(failures) > 0 THEN 'set_aside'
        WHEN is_repeat THEN 'unchanged'
        WHEN client_id IS NULL THEN 'created'
        WHEN is_confirmed AND NOT can_return THEN 'unchanged'
        ELSE 'updated' END AS outcome
FROM (
    SELECT
        k.line_number,
        k.person_key,
        k.card_fingerprint,
        k.card_digest,
        k.row_digest,
        k.birth_date,
        c.client_id,
        b.client_id IS NOT NULL AS can_return,
        f.line_number IS NOT NULL AS is_confirmed,
        r.kept_line IS NOT NULL AND k.line_number <> r.kept_line AS is_repeat,
        -- Nearly all rows are nobody else's business: their arrays are taken as they are.
        CASE WHEN h.card_fingerprint IS NULL AND r.kept_line IS NULL AND t.line_number IS NULL THEN k.failures
            ELSE coalesce(nullif(k.failures
                || CASE
                    WHEN NOT h.is_one_person THEN ARRAY['card:CCNumber']
                    WHEN h.is_one_person AND h.client_key IS DISTINCT FROM k.person_key THEN ARRAY['identity:GivenName']
                    ELSE '{}' END
                || CASE WHEN k.line_number <> r.kept_line AND k.row_digest <> r.kept_digest THEN ARRAY['duplicate:Surname'] ELSE '{}' END,
                '{}'), t.failures, '{}') END AS failures,
        CASE WHEN e.address IS NULL THEN k.remarks ELSE k.remarks || ARRAY['shared_email'] END AS remarks
    FROM keyed k
    LEFT JOIN repeated r ON r.person_key = k.person_key
    LEFT JOIN standing t ON t.line_number = k.line_number
    LEFT JOIN confirmed f ON f.line_number = k.line_number
    LEFT JOIN known c ON c.line_number = k.line_number
    LEFT JOIN freed b ON b.client_id = c.client_id
    LEFT JOIN shared_cards h ON h.card_fingerprint = k.card_fingerprint
    LEFT JOIN shared_emails e ON e.address = lower(k.email)
) considered
