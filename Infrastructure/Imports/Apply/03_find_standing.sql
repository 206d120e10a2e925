-- Rows that somebody has already decided on and that come again unchanged: a dismissal or a correction stands.
CREATE TEMP TABLE standing ON COMMIT DROP AS
SELECT DISTINCT ON (k.line_number) k.line_number, c.id AS case_id, c.state, c.failures
FROM imports.set_aside_cases c JOIN keyed k ON k.person_key = c.person_key AND k.row_digest = c.row_digest
WHERE c.partner_id = @partner AND c.state IN ('dismissed', 'corrected')
ORDER BY k.line_number, c.id DESC;
CREATE UNIQUE INDEX ON standing (line_number);
ANALYZE standing
