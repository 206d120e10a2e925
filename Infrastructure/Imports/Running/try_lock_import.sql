-- Whether no other process works on the import; if so, the session keeps the lock.
SELECT pg_try_advisory_lock(@class, @import)
