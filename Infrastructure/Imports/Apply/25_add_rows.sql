-- Every row's outcome, with what the rules looked at. Of an unreadable row nothing but where and why.
INSERT INTO imports.rows (
    import_id, line_number, outcome, failures, remarks, birth_date, height_cm, height_inches, card_fingerprint,
    client_id, case_id, unreadable_reason, field_count)
SELECT
    @import, s.line_number, coalesce(j.outcome, 'unreadable'), nullif(j.failures, '{}'), nullif(j.remarks, '{}'), s.birth_date,
    s.height_cm, s.height_inches, s.card_fingerprint, c.id,
    CASE WHEN j.outcome = 'set_aside' THEN coalesce(t.case_id, o.id) END, s.unreadable_reason, s.field_count
FROM imports.staged_rows s
LEFT JOIN judged j ON j.line_number = s.line_number
LEFT JOIN clients.clients c ON c.person_key = j.person_key
LEFT JOIN standing t ON t.line_number = s.line_number
LEFT JOIN imports.set_aside_cases o ON o.partner_id = @partner AND o.person_key = j.person_key AND o.state = 'open'
WHERE s.import_id = @import
