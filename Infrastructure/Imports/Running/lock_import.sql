-- Waits until no other process works on the import; the session keeps the lock.
SELECT pg_advisory_lock(@class, @import)
