-- What partners call their states and regions. The first name is kept. A name that stands for its own code is no name of a code.
INSERT INTO clients.regions (country_code, code, name)
SELECT DISTINCT ON (r.country_code, r.code) r.country_code, r.code, r.name
FROM (
    SELECT s.country_code, s.state_code AS code, s.state_name AS name, min(s.line_number) AS first_line
    FROM imports.staged_rows s JOIN judged j ON j.line_number = s.line_number
    WHERE s.import_id = @import AND j.outcome IN ('created', 'updated') AND s.state_code <> '' AND s.state_name <> ''
      AND s.state_code <> s.state_name
    GROUP BY s.country_code, s.state_code, s.state_name) r
ORDER BY r.country_code, r.code, r.first_line
ON CONFLICT (country_code, code) DO NOTHING
