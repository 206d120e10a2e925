-- The countries that clients live in, read off their index one by one: as cheap with a million clients.
-- {table}: clients.listing, or its partition that an employee may read.
WITH RECURSIVE countries AS (
    (SELECT l.country_code FROM {table} l ORDER BY l.country_code LIMIT 1)
    UNION ALL
    SELECT (SELECT l.country_code FROM {table} l WHERE l.country_code > c.country_code ORDER BY l.country_code LIMIT 1)
    FROM countries c WHERE c.country_code IS NOT NULL)
SELECT country_code FROM countries WHERE country_code IS NOT NULL
