-- Persons who come more than once in this file, with their first line.
CREATE TEMP TABLE repeated ON COMMIT DROP AS
SELECT k.person_key, k.row_digest AS first_digest, k.line_number AS first_line
FROM keyed k JOIN (
    SELECT person_key, min(line_number) AS first_line FROM keyed WHERE is_identified GROUP BY person_key HAVING count(*) > 1) r
    ON k.person_key = r.person_key AND k.line_number = r.first_line
