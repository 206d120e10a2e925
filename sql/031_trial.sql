-- A trial: a partner's file is staged and judged as in an import, in one transaction that is always rolled back. That it is undone doesn't
-- depend on the code that runs it: no transaction in which a trial was begun can be committed. (docs/decisions/020)

-- 1. An import that is none. The same bytes may be tried whenever they were imported, and nobody who imports them waits for a trial.
ALTER TABLE imports.imports ADD COLUMN is_trial boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN imports.imports.is_trial IS 'Never true outside the transaction that tries a file.';
DROP INDEX imports.one_import_per_file;
CREATE UNIQUE INDEX one_import_per_file ON imports.imports (partner_id, file_sha256) WHERE state <> 'failed' AND NOT is_trial;

-- 2. Asked when the transaction commits, whatever became of the row in between.
CREATE FUNCTION imports.refuse_trial() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'a trial is rolled back, never kept' USING ERRCODE = 'KT004';
END $$;
CREATE CONSTRAINT TRIGGER refuse_trial AFTER INSERT OR UPDATE ON imports.imports DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.is_trial) EXECUTE FUNCTION imports.refuse_trial();

-- 3. Begins a trial, for whoever may import: it checks the ticket as audit.begin_unit_of_work does for a manager, and opens a unit as which
--    the importer may write for this import alone. The import's number is the transaction's with a minus: nobody else's, and no number
--    is used up. The rows are staged under it before, so that a partner that isn't known yet is locked for as short a time as possible.
CREATE FUNCTION imports.begin_trial(
    ticket bytea, request_id text, address inet, import bigint, partner_name text, policy bigint, file_name text, file_sha256 bytea,
    file_bytes bigint, import_date date, encoding text, delimiter text, has_header boolean, date_order text, rows_staged integer)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    held accounts.tickets;
    partner bigint;
BEGIN
    SELECT t.* INTO held
    FROM accounts.tickets t LEFT JOIN accounts.accounts a ON a.id = t.account_id
    WHERE t.ticket_hash = sha256(ticket) AND t.kind <> 'job' AND t.revoked_at IS NULL AND t.expires_at > clock_timestamp()
      AND a.disabled IS NOT TRUE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the ticket is not valid' USING ERRCODE = 'KT002';
    END IF;
    IF current_setting('role') IS DISTINCT FROM 'kotline_importer' THEN
        RAISE EXCEPTION 'a trial runs as the importer, the session runs as %', current_setting('role') USING ERRCODE = 'KT003';
    END IF;
    IF held.kind = 'session'
        AND NOT EXISTS (SELECT FROM accounts.account_roles r WHERE r.account_id = held.account_id AND r.role = 'manager') THEN
        RAISE EXCEPTION '% does not hold the role manager', held.actor USING ERRCODE = 'KT003';
    END IF;
    IF import IS DISTINCT FROM -pg_current_xact_id()::text::bigint THEN
        RAISE EXCEPTION 'a trial has its transaction''s number' USING ERRCODE = 'KT003';
    END IF;
    PERFORM audit.open_unit_of_work(
        held.actor, held.account_id, held.id, 'importer', 'try a file', begin_trial.request_id, begin_trial.address, import);
    INSERT INTO imports.partners (name) VALUES (partner_name) ON CONFLICT (clients.fold(name)) DO NOTHING;
    SELECT p.id INTO partner FROM imports.partners p WHERE clients.fold(p.name) = clients.fold(partner_name);
    INSERT INTO imports.imports (
        id, is_trial, partner_id, policy_id, file_name, file_sha256, file_bytes, import_date, encoding, delimiter, has_header, date_order,
        state, rows_staged)
    OVERRIDING SYSTEM VALUE VALUES (
        import, true, partner, policy, begin_trial.file_name, begin_trial.file_sha256, begin_trial.file_bytes, begin_trial.import_date,
        begin_trial.encoding, begin_trial.delimiter, begin_trial.has_header, begin_trial.date_order, 'staged', begin_trial.rows_staged);
    RETURN partner;
END $$;
COMMENT ON FUNCTION imports.begin_trial IS 'Returns the partner, who may be there for this transaction alone.';
GRANT EXECUTE ON FUNCTION imports.begin_trial TO kotline_importer;
