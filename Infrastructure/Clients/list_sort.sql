-- All hits, sorted. MATERIALIZED, so that they are found by the terms' index and not along the order's.
WITH hits AS MATERIALIZED (SELECT l.{key}, l.client_id FROM {table} l WHERE {all})
SELECT l.{key} AS sort_key, l.client_id, 0 AS hit_count
FROM hits l
WHERE {from_place}
ORDER BY {order} LIMIT {rows}
