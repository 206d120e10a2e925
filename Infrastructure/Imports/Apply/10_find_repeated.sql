-- Persons who come more than once in this file, with the row that counts: one that nobody has decided on; among those the one
-- that says what is known already, so that the same rows in another order change nothing; else the first.
CREATE TEMP TABLE repeated ON COMMIT DROP AS
SELECT DISTINCT ON (k.person_key) k.person_key, k.row_digest AS kept_digest, k.line_number AS kept_line
FROM keyed k
JOIN (SELECT person_key FROM keyed WHERE is_identified GROUP BY person_key HAVING count(*) > 1) r ON r.person_key = k.person_key
LEFT JOIN standing t ON t.line_number = k.line_number
LEFT JOIN confirmed f ON f.line_number = k.line_number
ORDER BY k.person_key, t.line_number IS NOT NULL, f.line_number IS NULL, k.line_number
