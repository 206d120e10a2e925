-- Lets go of all that the session has locked.
SELECT pg_advisory_unlock_all()
