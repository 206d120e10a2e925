ANALYZE judged
