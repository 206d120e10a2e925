-- Waits until no other import is being applied and no client is being edited; the transaction keeps the turn.
SELECT pg_advisory_xact_lock(@turn)
