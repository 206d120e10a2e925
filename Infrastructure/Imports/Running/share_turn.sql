-- Waits, but not for long, until no import is being applied; none is until the transaction ends. An import of an ordinary size
-- is applied in less.
SET LOCAL lock_timeout = '3s';
SELECT pg_advisory_xact_lock_shared(@turn)
