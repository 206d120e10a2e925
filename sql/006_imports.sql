-- Partners, imports, the outcome of every row, and the rows set aside.

CREATE SCHEMA imports;

-- 1. Partners, with what is remembered of their files.
CREATE TABLE imports.partners (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    delimiter text CHECK (delimiter IN (',', ';', E'\t', '|')),
    date_order text CHECK (date_order IN ('month_day_year', 'day_month_year', 'year_month_day')),
    columns text[]
);
CREATE UNIQUE INDEX partners_name_without_case ON imports.partners (clients.fold(name));

-- 2. The selection policy: a new version for every change, never an edit.
CREATE TABLE imports.selection_policies (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    minimum_age smallint NOT NULL CHECK (minimum_age >= 0),
    age_limit smallint NOT NULL,
    height_tolerance_cm numeric(5, 2) NOT NULL CHECK (height_tolerance_cm >= 0),
    CHECK (age_limit > minimum_age)
);

-- 3. Imports. staging: rows are coming in; staged: all are, what follows needs no file; done; failed: dropped, nothing kept of it.
CREATE TABLE imports.imports (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    partner_id bigint NOT NULL REFERENCES imports.partners,
    policy_id bigint NOT NULL REFERENCES imports.selection_policies,
    file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 255),
    file_sha256 bytea NOT NULL CHECK (length(file_sha256) = 32),
    file_bytes bigint NOT NULL CHECK (file_bytes > 0),
    import_date date NOT NULL,
    encoding text NOT NULL CHECK (length(encoding) <= 30),
    delimiter text NOT NULL CHECK (delimiter IN (',', ';', E'\t', '|')),
    has_header boolean NOT NULL,
    date_order text NOT NULL CHECK (date_order IN ('month_day_year', 'day_month_year', 'year_month_day')),
    state text NOT NULL DEFAULT 'staging' CHECK (state IN ('staging', 'staged', 'done', 'failed')),
    failure text CHECK (length(failure) <= 100),
    received_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    unit_of_work_id bigint NOT NULL REFERENCES audit.units_of_work,
    sealed_job_ticket bytea,
    rows_staged integer CHECK (rows_staged >= 0),
    rows_read integer,
    created integer,
    updated integer,
    unchanged integer,
    set_aside integer,
    unreadable integer,
    now_set_aside integer,
    reasons jsonb,
    remarks jsonb,
    seconds numeric(12, 3),
    CONSTRAINT every_row_has_one_outcome CHECK (rows_read = created + updated + unchanged + set_aside + unreadable),
    CONSTRAINT totals_when_done CHECK ((state = 'done') = (num_nulls(
        rows_read, created, updated, unchanged, set_aside, unreadable, now_set_aside, reasons, remarks, seconds) = 0)),
    CONSTRAINT finished_when_ended CHECK ((state IN ('done', 'failed')) = (finished_at IS NOT NULL)),
    CONSTRAINT failure_when_failed CHECK ((state = 'failed') = (failure IS NOT NULL)),
    CONSTRAINT rows_staged_when_staged CHECK (state NOT IN ('staged', 'done') OR rows_staged IS NOT NULL),
    CONSTRAINT ticket_until_ended CHECK (state NOT IN ('done', 'failed') OR sealed_job_ticket IS NULL)
);
COMMENT ON COLUMN imports.imports.sealed_job_ticket IS
    'The import''s own ticket under AES-256-GCM, so that another process can finish it; gone when the import ends.';
-- The same bytes from the same partner are the same import.
CREATE UNIQUE INDEX one_import_per_file ON imports.imports (partner_id, file_sha256) WHERE state <> 'failed';

ALTER TABLE accounts.tickets ADD FOREIGN KEY (import_id) REFERENCES imports.imports;

-- 4. Set-aside rows. One open case per person and partner; cells are what the partner sent, without the card's.
CREATE TABLE imports.set_aside_cases (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    partner_id bigint NOT NULL REFERENCES imports.partners,
    person_key text NOT NULL,
    client_id bigint REFERENCES clients.clients,
    import_id bigint NOT NULL REFERENCES imports.imports,
    line_number integer,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'dismissed', 'corrected', 'resolved')),
    failures text[] NOT NULL CHECK (cardinality(failures) > 0),
    cells jsonb NOT NULL,
    card_id bigint REFERENCES clients.cards,
    row_digest bytea CHECK (length(row_digest) = 32),
    opened_at timestamptz NOT NULL DEFAULT now(),
    closed_at timestamptz,
    CHECK ((state = 'open') = (closed_at IS NULL)),
    CHECK (line_number IS NOT NULL OR client_id IS NOT NULL),
    CHECK ((line_number IS NULL) = (row_digest IS NULL))
);
COMMENT ON COLUMN imports.set_aside_cases.line_number IS 'Null for a client whom another row''s card discredits: no row of that import is theirs.';
CREATE UNIQUE INDEX one_open_case_per_person_and_partner ON imports.set_aside_cases (partner_id, person_key) WHERE state = 'open';
CREATE INDEX ON imports.set_aside_cases (card_id);
CREATE INDEX ON imports.set_aside_cases (client_id);

-- 5. The outcome of every row, with what the rules looked at, so that another policy can be tried on it. A log: a client it names
--    may be erased one day, so no foreign key holds it.
CREATE TABLE imports.rows (
    import_id bigint NOT NULL,
    line_number integer NOT NULL CHECK (line_number > 0),
    outcome text NOT NULL CHECK (outcome IN ('created', 'updated', 'unchanged', 'set_aside', 'unreadable')),
    failures text[],
    remarks text[],
    birth_date date,
    height_cm smallint,
    height_inches smallint,
    card_fingerprint bytea,
    client_id bigint,
    case_id bigint,
    unreadable_reason text,
    field_count integer,
    PRIMARY KEY (import_id, line_number),
    CHECK ((outcome = 'set_aside') = (failures IS NOT NULL)),
    CHECK ((outcome = 'set_aside') = (case_id IS NOT NULL)),
    CHECK ((outcome = 'unreadable') = (unreadable_reason IS NOT NULL)),
    CHECK ((outcome IN ('created', 'updated', 'unchanged')) <= (client_id IS NOT NULL))
);
CREATE INDEX rows_case ON imports.rows (case_id) WHERE case_id IS NOT NULL;

-- 6. Where rows wait between reading and applying: wanted columns only, the card encrypted. Unlogged: it costs no WAL, and if
--    the server crashes PostgreSQL empties it, which is seen by its count, and the import is dropped.
CREATE UNLOGGED TABLE imports.staged_rows (
    import_id bigint NOT NULL,
    line_number integer NOT NULL,
    unreadable_reason text,
    field_count integer,
    failures text[],
    remarks text[],
    cells jsonb,
    row_digest bytea,
    gender text,
    title text,
    given_name text,
    surname text,
    birth_date date,
    email text,
    phone text,
    street_address text,
    city text,
    state_code text,
    state_name text,
    zip_code text,
    country_code text,
    height_cm smallint,
    height_inches smallint,
    weight_pounds numeric(6, 1),
    weight_kg numeric(6, 1),
    latitude numeric(9, 6),
    longitude numeric(9, 6),
    vehicle_year smallint,
    vehicle_brand text,
    vehicle_model text,
    card_type text,
    card_last_four text,
    card_fingerprint bytea,
    card_digest bytea,
    card_ciphertext bytea
);

-- 7. How far a running import is.
CREATE UNLOGGED TABLE imports.progress (
    import_id bigint PRIMARY KEY,
    phase text NOT NULL CHECK (phase IN ('reading', 'applying')),
    rows_done integer NOT NULL CHECK (rows_done >= 0),
    bytes_done bigint NOT NULL CHECK (bytes_done >= 0),
    updated_at timestamptz NOT NULL
);

-- 8. Kept by the log. The outcome rows are their own record and only ever added.
CALL audit.keep_changes_of('imports.partners');
CALL audit.keep_changes_of('imports.selection_policies');
CALL audit.keep_changes_of('imports.imports', 'sealed_job_ticket');
CALL audit.keep_changes_of('imports.set_aside_cases');
CALL audit.keep_appends_of('imports.rows');

INSERT INTO imports.selection_policies (minimum_age, age_limit, height_tolerance_cm) VALUES (18, 88, 1.27);

-- 9. An import belongs to the unit of work that received it, whatever an INSERT says.
CREATE FUNCTION imports.stamp_unit_of_work() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    NEW.unit_of_work_id := (audit.current_unit_of_work()).id;
    RETURN NEW;
END $$;
CREATE TRIGGER stamp_unit_of_work BEFORE INSERT ON imports.imports
    FOR EACH ROW EXECUTE FUNCTION imports.stamp_unit_of_work();

-- 10. The job ticket: issued in the unit of work that received the import, good for that import alone, until it ends.
CREATE FUNCTION imports.issue_job_ticket(import bigint, ticket_hash bytea, lifetime interval) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    unit audit.units_of_work := audit.current_unit_of_work();
    ticket bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM imports.imports i WHERE i.id = import AND i.unit_of_work_id = unit.id) THEN
        RAISE EXCEPTION 'import % was not received in this unit of work', import USING ERRCODE = 'KT002';
    END IF;
    INSERT INTO accounts.tickets (ticket_hash, kind, actor, account_id, import_id, expires_at)
    VALUES (issue_job_ticket.ticket_hash, 'job', unit.actor, unit.account_id, import, now() + lifetime)
    RETURNING id INTO ticket;
    RETURN ticket;
END $$;

CREATE FUNCTION imports.end_job() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    unit audit.units_of_work := audit.current_unit_of_work();
BEGIN
    UPDATE accounts.tickets t SET revoked_at = now() WHERE t.import_id = unit.import_id AND t.revoked_at IS NULL;
END $$;

CREATE FUNCTION imports.refuse_other_imports() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    unit audit.units_of_work := audit.current_unit_of_work();
BEGIN
    IF unit.role = 'importer' AND EXISTS (SELECT FROM new_rows n WHERE n.import_id <> unit.import_id) THEN
        RAISE EXCEPTION 'a job ticket is good for its own import alone' USING ERRCODE = 'KT003';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER refuse_other_imports AFTER INSERT ON imports.rows REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION imports.refuse_other_imports();
CREATE TRIGGER refuse_other_imports AFTER INSERT ON imports.set_aside_cases REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION imports.refuse_other_imports();
CREATE TRIGGER refuse_other_imports AFTER INSERT ON clients.clients REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION imports.refuse_other_imports();

CREATE FUNCTION imports.refuse_other_import() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    unit audit.units_of_work := audit.current_unit_of_work();
BEGIN
    IF unit.role = 'importer' AND NEW.id <> unit.import_id THEN
        RAISE EXCEPTION 'a job ticket is good for its own import alone' USING ERRCODE = 'KT003';
    END IF;
    IF unit.role = 'manager' AND OLD.unit_of_work_id <> unit.id THEN
        RAISE EXCEPTION 'an import''s ticket is set in the unit of work that received it' USING ERRCODE = 'KT003';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER refuse_other_import BEFORE UPDATE ON imports.imports
    FOR EACH ROW EXECUTE FUNCTION imports.refuse_other_import();

-- 11. Rows and clients name an import that exists. Imports are never deleted, so it is enough to look once, for all rows of a
--     statement: a foreign key looks once for each, at a tenth of an import's time.
CREATE FUNCTION imports.refuse_unknown_import() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT n.import_id FROM new_rows n) named
        WHERE NOT EXISTS (SELECT FROM imports.imports i WHERE i.id = named.import_id)) THEN
        RAISE EXCEPTION 'there is no such import' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER refuse_unknown_import AFTER INSERT ON imports.rows REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION imports.refuse_unknown_import();
CREATE TRIGGER refuse_unknown_import_on_insert AFTER INSERT ON clients.clients REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION imports.refuse_unknown_import();
CREATE TRIGGER refuse_unknown_import_on_update AFTER UPDATE ON clients.clients REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION imports.refuse_unknown_import();
CREATE TRIGGER refuse_delete BEFORE DELETE ON imports.imports
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();

-- 12. Rights. A manager receives an import and reads all of it; its job does the rest. Employees can't see imports.
REVOKE ALL ON ALL TABLES IN SCHEMA imports FROM PUBLIC;
GRANT USAGE ON SCHEMA imports TO kotline_manager, kotline_importer;
GRANT SELECT ON imports.partners, imports.selection_policies, imports.rows, imports.set_aside_cases, imports.progress
    TO kotline_manager, kotline_importer;
GRANT SELECT (id, partner_id, policy_id, file_name, file_sha256, file_bytes, import_date, encoding, delimiter, has_header, date_order,
    state, failure, received_at, finished_at, unit_of_work_id, rows_staged, rows_read, created, updated, unchanged, set_aside, unreadable,
    now_set_aside, reasons, remarks, seconds)
    ON imports.imports TO kotline_manager;
GRANT SELECT ON imports.imports TO kotline_importer;
GRANT INSERT (name, delimiter, date_order, columns), UPDATE (delimiter, date_order, columns) ON imports.partners TO kotline_manager;
GRANT INSERT (partner_id, policy_id, file_name, file_sha256, file_bytes, import_date, encoding, delimiter, has_header, date_order)
    ON imports.imports TO kotline_manager;
GRANT UPDATE (sealed_job_ticket) ON imports.imports TO kotline_manager;
GRANT EXECUTE ON FUNCTION imports.issue_job_ticket TO kotline_manager;

GRANT UPDATE (state, failure, finished_at, sealed_job_ticket, rows_staged, rows_read, created, updated, unchanged, set_aside, unreadable,
    now_set_aside, reasons, remarks, seconds) ON imports.imports TO kotline_importer;
GRANT SELECT, INSERT, DELETE ON imports.staged_rows TO kotline_importer;
GRANT SELECT, INSERT, UPDATE, DELETE ON imports.progress TO kotline_importer;
GRANT INSERT (import_id, line_number, outcome, failures, remarks, birth_date, height_cm, height_inches, card_fingerprint, client_id,
    case_id, unreadable_reason, field_count) ON imports.rows TO kotline_importer;
GRANT INSERT (partner_id, person_key, client_id, import_id, line_number, failures, cells, card_id, row_digest)
    ON imports.set_aside_cases TO kotline_importer;
GRANT UPDATE (client_id, import_id, line_number, state, failures, cells, card_id, row_digest, closed_at)
    ON imports.set_aside_cases TO kotline_importer;
GRANT EXECUTE ON FUNCTION imports.end_job TO kotline_importer;

-- 13. The oldest unfinished imports, for the process that starts: it opens each with the import's own ticket.
CREATE FUNCTION imports.unfinished() RETURNS TABLE (import_id bigint, partner_id bigint, state text, sealed_job_ticket bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT i.id, i.partner_id, i.state, i.sealed_job_ticket FROM imports.imports i WHERE i.state IN ('staging', 'staged') ORDER BY i.id
$$;
GRANT USAGE ON SCHEMA imports TO kotline_web;
GRANT EXECUTE ON FUNCTION imports.unfinished TO kotline_web;
