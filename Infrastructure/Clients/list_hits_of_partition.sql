(SELECT l.{key}, l.client_id FROM {partition} l WHERE {all} LIMIT {hits_max})
