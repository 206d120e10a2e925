ANALYZE known
