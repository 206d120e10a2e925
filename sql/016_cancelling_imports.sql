-- A manager may cancel an import that runs, from any process: the request waits here, and whoever works on the import sees it within a
-- second. And how far an import is, in enough detail to be watched.

-- 1. Requests to cancel. Who made one, and when, is in the log of changes.
CREATE TABLE imports.cancel_requests (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    import_id bigint NOT NULL UNIQUE REFERENCES imports.imports
);
COMMENT ON TABLE imports.cancel_requests IS 'A request that comes when its import has just ended has no effect, and stays as what was asked.';
CALL audit.keep_changes_of('imports.cancel_requests');

REVOKE ALL ON imports.cancel_requests FROM PUBLIC;
GRANT SELECT, INSERT (import_id) ON imports.cancel_requests TO kotline_manager;
GRANT SELECT ON imports.cancel_requests TO kotline_importer;

-- 2. Progress: an import that waits for another one says so; since when rows come in, and which step of applying runs. Rights on the
--    table reach its new columns.
ALTER TABLE imports.progress
    DROP CONSTRAINT progress_phase_check,
    ADD CONSTRAINT progress_phase_check CHECK (phase IN ('waiting', 'reading', 'applying')),
    ADD COLUMN started_at timestamptz,
    ADD COLUMN step smallint NOT NULL DEFAULT 0,
    ADD COLUMN steps_total smallint NOT NULL DEFAULT 0,
    ADD CONSTRAINT progress_step_check CHECK (step BETWEEN 0 AND steps_total),
    ADD CONSTRAINT progress_started_check CHECK (phase = 'waiting' OR started_at IS NOT NULL);
COMMENT ON COLUMN imports.progress.started_at IS 'When its first row could be read; null while it waits for its turn.';
