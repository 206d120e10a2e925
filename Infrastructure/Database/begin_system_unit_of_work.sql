-- Opens a system actor's unit of work in the transaction that it is sent in.
-- SQL as begin_unit_of_work.sql is, which it stands beside.
SELECT audit.begin_system_unit_of_work(@actor, @purpose, @request_id, @address)
