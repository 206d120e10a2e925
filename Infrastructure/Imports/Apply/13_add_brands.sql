-- The first spelling is kept, in the database and in the file.
INSERT INTO clients.brands (name)
SELECT DISTINCT ON (clients.fold(b.name)) b.name
FROM (
    SELECT s.vehicle_brand AS name, min(s.line_number) AS first_line
    FROM imports.staged_rows s JOIN judged j ON j.line_number = s.line_number
    WHERE s.import_id = @import AND j.outcome IN ('created', 'updated')
    GROUP BY s.vehicle_brand) b
ORDER BY clients.fold(b.name), b.first_line
ON CONFLICT (clients.fold(name)) DO NOTHING
