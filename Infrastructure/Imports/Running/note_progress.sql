-- How far an import is, written over what was noted before. SQL, because it is on conflict, from a row that it locks: a note that comes
-- late would stay behind for ever, so it is taken only while the import runs; and one that is written while the import is being ended
-- would not be seen by the statement that removes it.
INSERT INTO imports.progress (import_id, phase, rows_done, bytes_done, step, steps_total, started_at, updated_at)
SELECT i.id, @phase, @rows_done, @bytes_done, @step, @steps_total, CASE WHEN @phase <> 'waiting' THEN now() END, now()
FROM imports.imports i WHERE i.id = @import AND i.state IN ('staging', 'staged') FOR SHARE
ON CONFLICT (import_id) DO UPDATE SET
    phase = excluded.phase, rows_done = excluded.rows_done, bytes_done = excluded.bytes_done, step = excluded.step,
    steps_total = excluded.steps_total, started_at = coalesce(progress.started_at, excluded.started_at), updated_at = excluded.updated_at;
