-- Some way along the order's own index, and what fits of it.
SELECT l.{key} AS sort_key, l.client_id, 0 AS hit_count
FROM (
    SELECT l.* FROM {table} l WHERE {on_the_way} AND {from_place}
    ORDER BY {order} LIMIT {rows_walked_max}) l
WHERE {beside}
ORDER BY {order} LIMIT {rows}
