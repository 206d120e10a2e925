-- Whether it is this import's turn already; if so, the transaction keeps it.
SELECT pg_try_advisory_xact_lock(@turn)
