-- The totals that the CHECK of imports.imports adds up, and the reasons and remarks by their codes.
UPDATE imports.imports i SET
    state = 'done',
    finished_at = clock_timestamp(),
    seconds = extract(epoch FROM clock_timestamp() - i.received_at),
    sealed_job_ticket = NULL,
    rows_read = t.rows_read, created = t.created, updated = t.updated, unchanged = t.unchanged,
    set_aside = t.set_aside, unreadable = t.unreadable,
    now_set_aside = (SELECT count(*) FROM discredited d JOIN clients.clients c ON c.id = d.client_id WHERE c.suspended),
    reasons = '{"age": 0, "height": 0, "card": 0, "identity": 0, "missing": 0, "malformed": 0, "duplicate": 0}' || (
        SELECT coalesce(jsonb_object_agg(code, rows), '{}')
        FROM (SELECT split_part(f, ':', 1) AS code, count(DISTINCT line_number) AS rows
              FROM judged, unnest(failures) f GROUP BY 1) reason),
    remarks = '{"expired_card": 0, "luhn": 0, "weight_mismatch": 0, "shared_email": 0, "line_end_in_street": 0, "short_postcode": 0}' || (
        SELECT coalesce(jsonb_object_agg(code, rows), '{}')
        FROM (SELECT code, count(*) AS rows FROM judged, unnest(remarks) code GROUP BY 1) remark)
FROM (
    SELECT
        count(*) AS rows_read,
        count(*) FILTER (WHERE outcome = 'created') AS created,
        count(*) FILTER (WHERE outcome = 'updated') AS updated,
        count(*) FILTER (WHERE outcome = 'unchanged') AS unchanged,
        count(*) FILTER (WHERE outcome = 'set_aside') AS set_aside,
        count(*) FILTER (WHERE outcome = 'unreadable') AS unreadable
    FROM imports.rows WHERE import_id = @import) t
WHERE i.id = @import
