-- Up to so many hits of a search, how many they are, and a page of them. Measured in docs/decisions/008, as the other two are.
-- Each partition has a limit of its own: the planner weighs a limit within one table, not within several.
-- {partitions}: list_hits_of_partition.sql for each that is looked into, with UNION ALL between them.
WITH hits AS MATERIALIZED ({partitions})
SELECT l.{key} AS sort_key, l.client_id, l.hit_count
FROM (SELECT h.*, count(*) OVER ()::int AS hit_count FROM hits h) l
WHERE {from_place}
ORDER BY {order} LIMIT {rows}
