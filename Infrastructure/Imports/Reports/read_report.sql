-- The clients of an import's accepted rows, counted in four ways. SQL, because one pass over the clients counts them all: GROUPING SETS.
-- The rows are a log: a client whom one names may have been erased. Of a person who came twice with the same values both rows name
-- the one client. Bands, sizes and what is most frequent are the domain's. PostgreSQL's age() has someone born on 29 February age on
-- 1 March in common years, as Domain.Imports.Age has.
WITH accepted AS MATERIALIZED (
    SELECT client_id, min(birth_date) AS birth_date, min(height_cm) AS height_cm
    FROM imports.rows
    WHERE import_id = @import AND outcome IN ('created', 'updated', 'unchanged')
    GROUP BY client_id
), counted AS (
    SELECT
        CASE
            WHEN grouping(age) = 0 THEN 'age'
            WHEN grouping(height_cm) = 0 THEN 'build'
            WHEN grouping(country_code) = 0 THEN 'region'
            ELSE 'vehicle' END AS counted_by,
        gender, age, height_cm, weight_kg, country_code, state_code, brand_id, year, count(*)::int AS clients
    FROM (
        SELECT c.gender, a.height_cm, c.country_code, c.state_code, v.brand_id, v.year,
               extract(year FROM age(@import_date::timestamp, a.birth_date::timestamp))::int AS age,
               round(coalesce(c.weight_kg, c.weight_pounds * 0.45359237))::int AS weight_kg
        FROM accepted a
        JOIN clients.clients c ON c.id = a.client_id
        JOIN clients.vehicles v ON v.id = c.vehicle_id) people
    GROUP BY GROUPING SETS ((gender, age), (gender, height_cm, weight_kg), (country_code, state_code), (brand_id, year))
)
SELECT counted_by, clients, gender, age, height_cm, weight_kg, n.country_code,
       coalesce(r.name, n.state_code) AS region, b.name AS brand, n.year
FROM counted n
LEFT JOIN clients.regions r ON r.country_code = n.country_code AND r.code = n.state_code
LEFT JOIN clients.brands b ON b.id = n.brand_id
UNION ALL
SELECT 'accepted', count(*)::int, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM accepted
