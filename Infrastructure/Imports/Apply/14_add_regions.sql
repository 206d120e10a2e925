-- What partners call their states and regions.
INSERT INTO clients.regions (country_code, code, name)
SELECT DISTINCT ON (s.country_code, s.state_code) s.country_code, s.state_code, s.state_name
FROM imports.staged_rows s JOIN judged j ON j.line_number = s.line_number
WHERE s.import_id = @import AND j.outcome IN ('created', 'updated') AND s.state_code <> '' AND s.state_name <> ''
ORDER BY s.country_code, s.state_code, s.line_number
ON CONFLICT (country_code, code) DO NOTHING
