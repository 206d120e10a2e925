-- A guard before harm: an import that would suspend, or change a text of, more of its partner's clients than the policy allows is held,
-- with its staged rows and its ticket, until a manager accepts or drops it. (docs/decisions/019)

-- 1. The figures: a number of clients that is always allowed, and two shares of the partner's active clients.
ALTER TABLE imports.selection_policies
    ADD COLUMN guard_clients_min integer NOT NULL DEFAULT 20 CHECK (guard_clients_min >= 0),
    ADD COLUMN guard_suspended_percent numeric(5, 2) NOT NULL DEFAULT 5 CHECK (guard_suspended_percent BETWEEN 0 AND 100),
    ADD COLUMN guard_changed_percent numeric(5, 2) NOT NULL DEFAULT 50 CHECK (guard_changed_percent BETWEEN 0 AND 100);
COMMENT ON COLUMN imports.selection_policies.guard_clients_min IS
    'As many clients may be suspended or changed, whatever share of them that is.';

-- 2. The state. What was counted stays when the import goes on, as a record of what was accepted or dropped.
ALTER TABLE imports.imports
    ADD COLUMN held_at timestamptz,
    ADD COLUMN held_for jsonb,
    DROP CONSTRAINT imports_state_check,
    DROP CONSTRAINT rows_staged_when_staged,
    ADD CONSTRAINT imports_state_check CHECK (state IN ('staging', 'staged', 'held', 'done', 'failed')),
    ADD CONSTRAINT rows_staged_when_staged CHECK (state NOT IN ('staged', 'held', 'done') OR rows_staged IS NOT NULL),
    ADD CONSTRAINT held_for_a_reason CHECK ((held_at IS NULL) = (held_for IS NULL)),
    ADD CONSTRAINT counted_when_held CHECK (state <> 'held' OR held_at IS NOT NULL);
COMMENT ON COLUMN imports.imports.held_for IS 'What the guard counted, and its limits then.';

-- 3. Acceptances. Who accepted, and when, is in the log of changes.
CREATE TABLE imports.acceptances (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    import_id bigint NOT NULL UNIQUE REFERENCES imports.imports
);
COMMENT ON TABLE imports.acceptances IS 'The guard lets these imports through.';
CALL audit.keep_changes_of('imports.acceptances');

-- 4. To accept is to make a held import one whose rows wait to be applied, so that whatever process comes next applies it, also when the
--    one in which it was accepted dies. The row is locked: of two decisions at once the second finds the import not held any more.
CREATE FUNCTION imports.accept_changes(import bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    unit audit.units_of_work := audit.current_unit_of_work();
    found_state text;
BEGIN
    IF unit.role <> 'manager' THEN
        RAISE EXCEPTION 'a manager accepts an import''s changes' USING ERRCODE = 'KT003';
    END IF;
    SELECT i.state INTO found_state FROM imports.imports i WHERE i.id = import FOR UPDATE;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF found_state <> 'held' OR EXISTS (SELECT FROM imports.cancel_requests r WHERE r.import_id = import) THEN
        RETURN false;
    END IF;
    INSERT INTO imports.acceptances (import_id) VALUES (import);
    UPDATE imports.imports i SET state = 'staged' WHERE i.id = import;
    RETURN true;
END $$;
COMMENT ON FUNCTION imports.accept_changes IS
    'True if it was held and is accepted now, false if it isn''t held, null if there is no such import.';

-- 5. The trigger of 006 lets a manager's unit change no import but the one that it received. Accepting one is the exception; no manager
--    may write the state but by the function above.
CREATE OR REPLACE FUNCTION imports.refuse_other_import() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    unit audit.units_of_work := audit.current_unit_of_work();
BEGIN
    IF unit.role = 'importer' AND NEW.id <> unit.import_id THEN
        RAISE EXCEPTION 'a job ticket is good for its own import alone' USING ERRCODE = 'KT003';
    END IF;
    IF unit.role = 'manager' AND OLD.unit_of_work_id <> unit.id
        AND NOT (OLD.state = 'held' AND NEW.state = 'staged' AND NEW.sealed_job_ticket IS NOT DISTINCT FROM OLD.sealed_job_ticket) THEN
        RAISE EXCEPTION 'an import''s ticket is set in the unit of work that received it' USING ERRCODE = 'KT003';
    END IF;
    RETURN NEW;
END $$;

-- 6. What a process that starts has to end: a held import waits for a manager and not for a process, unless it is to be cancelled.
CREATE OR REPLACE FUNCTION imports.unfinished() RETURNS TABLE (import_id bigint, partner_id bigint, state text, sealed_job_ticket bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT i.id, i.partner_id, i.state, i.sealed_job_ticket FROM imports.imports i
    WHERE i.state IN ('staging', 'staged')
       OR (i.state = 'held' AND EXISTS (SELECT FROM imports.cancel_requests r WHERE r.import_id = i.id))
    ORDER BY i.id
$$;

-- 7. What has waited too long for a manager.
CREATE FUNCTION imports.held_before(moment timestamptz) RETURNS TABLE (import_id bigint, sealed_job_ticket bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT i.id, i.sealed_job_ticket FROM imports.imports i WHERE i.state = 'held' AND i.held_at < moment ORDER BY i.id
$$;

-- 8. What a manager has accepted and nobody has applied yet. A site applies it at once; it is asked for again and again, as the database may
--    be away just then, or that site may die.
CREATE FUNCTION imports.unfinished_accepted() RETURNS TABLE (import_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT i.id FROM imports.imports i JOIN imports.acceptances a ON a.import_id = i.id WHERE i.state = 'staged' ORDER BY i.id
$$;

-- 9. Rights.
REVOKE ALL ON imports.acceptances FROM PUBLIC;
GRANT SELECT ON imports.acceptances TO kotline_manager, kotline_importer;
GRANT SELECT (held_at, held_for) ON imports.imports TO kotline_manager;
GRANT UPDATE (held_at, held_for) ON imports.imports TO kotline_importer;
GRANT EXECUTE ON FUNCTION imports.accept_changes TO kotline_manager;
GRANT EXECUTE ON FUNCTION imports.held_before, imports.unfinished_accepted TO kotline_web;
