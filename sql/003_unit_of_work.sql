-- The unit of work, and the log of every changed row.
--
-- A write is one business operation in one transaction, opened with the ticket of whoever does it. The triggers take the
-- author from the unit that this transaction opened, never from a column, a setting or the application's name:
--
--   BEGIN
--   SET LOCAL ROLE kotline_manager            the role that the operation needs
--   SELECT audit.begin_unit_of_work(ticket…)  checks ticket and role, records actor, role, purpose, request, address
--   INSERT / UPDATE / DELETE …                statement triggers: is a unit open here? then one change per changed row
--   COMMIT
--
-- A transaction id comes round again after a dump is restored into another server, so a unit is known by the id and the
-- time of its transaction together.

CREATE SCHEMA audit;

-- 1. Units of work and changes. Nobody holds a right to write them: the functions below do, as the owner.
CREATE TABLE audit.units_of_work (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transaction_id xid8 NOT NULL,
    started_at timestamptz NOT NULL,
    actor text NOT NULL CHECK (length(actor) BETWEEN 1 AND 120),
    account_id bigint,
    ticket_id bigint,
    role text NOT NULL,
    purpose text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 200),
    request_id text CHECK (length(request_id) <= 100),
    address inet,
    import_id bigint,
    UNIQUE (transaction_id, started_at)
);

CREATE TABLE audit.changes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit_of_work_id bigint NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT statement_timestamp(),
    table_name text NOT NULL,
    row_id bigint,
    operation text NOT NULL CHECK (operation IN ('INSERT', 'UPDATE', 'DELETE', 'APPEND')),
    old_values jsonb,
    new_values jsonb,
    CHECK (CASE operation
        WHEN 'INSERT' THEN row_id IS NOT NULL AND old_values IS NULL AND new_values IS NOT NULL
        WHEN 'UPDATE' THEN row_id IS NOT NULL AND old_values IS NOT NULL AND new_values IS NOT NULL
        WHEN 'DELETE' THEN row_id IS NOT NULL AND old_values IS NOT NULL AND new_values IS NULL
        ELSE row_id IS NULL AND old_values IS NULL AND new_values IS NOT NULL END)
);
COMMENT ON COLUMN audit.changes.operation IS
    'APPEND stands for all the rows that one statement added to a table that can only grow: new_values holds their count and digest.';

-- 2. Opening a unit. Refusals carry SQLSTATEs of their own, so that the application can tell them apart.
--    KT001 no unit of work, KT002 ticket not valid, KT003 the person doesn't hold the role, KT004 a rule of the record broken.
CREATE FUNCTION audit.open_unit_of_work(
    actor text, account_id bigint, ticket_id bigint, role text, purpose text, request_id text, address inet, import_id bigint)
RETURNS bigint LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO audit.units_of_work
        (transaction_id, started_at, actor, account_id, ticket_id, role, purpose, request_id, address, import_id)
    VALUES (pg_current_xact_id(), transaction_timestamp(), $1, $2, $3, $4, $5, $6, $7, $8)
    RETURNING id
$$;

CREATE FUNCTION audit.begin_unit_of_work(ticket bytea, role text, purpose text, request_id text, address inet)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    held accounts.tickets;
BEGIN
    SELECT t.* INTO held
    FROM accounts.tickets t LEFT JOIN accounts.accounts a ON a.id = t.account_id
    WHERE t.ticket_hash = sha256(ticket) AND t.revoked_at IS NULL AND t.expires_at > clock_timestamp()
      AND (t.kind = 'job' OR a.disabled IS NOT TRUE);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the ticket is not valid' USING ERRCODE = 'KT002';
    END IF;
    IF current_setting('role') IS DISTINCT FROM 'kotline_' || role THEN
        RAISE EXCEPTION 'the unit of work asks for role %, the session runs as %', role, current_setting('role') USING ERRCODE = 'KT003';
    END IF;
    IF NOT (CASE held.kind
        WHEN 'job' THEN role = 'importer'
        WHEN 'system' THEN role IN ('employee', 'manager', 'storekeeper', 'administrator')
        ELSE role = 'employee' OR EXISTS (
            SELECT FROM accounts.account_roles r WHERE r.account_id = held.account_id AND r.role = begin_unit_of_work.role)
    END) THEN
        RAISE EXCEPTION '% does not hold the role %', held.actor, role USING ERRCODE = 'KT003';
    END IF;
    RETURN audit.open_unit_of_work(held.actor, held.account_id, held.id, role, purpose, request_id, address, held.import_id);
END $$;

-- 3. The system actors that the sign-in login stands for: signing in, and creating the first administrator.
CREATE FUNCTION audit.begin_system_unit_of_work(actor text, purpose text, request_id text, address inet)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF actor NOT IN ('sign-in', 'setup') THEN
        RAISE EXCEPTION 'there is no system actor %', actor USING ERRCODE = 'KT003';
    END IF;
    RETURN audit.open_unit_of_work(actor, NULL, NULL, 'sign_in', purpose, request_id, address, NULL);
END $$;

-- 4. The unit that the current transaction opened. The owner's direct login needs none: it is recorded as db:<login>.
--    A unit counts only while the session runs as the role that it was opened for.
CREATE FUNCTION audit.current_unit_of_work() RETURNS audit.units_of_work
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    unit audit.units_of_work;
    is_owner CONSTANT boolean := pg_has_role(session_user, current_user, 'MEMBER');
    opened bigint;
BEGIN
    SELECT * INTO unit FROM audit.units_of_work u
    WHERE u.transaction_id = pg_current_xact_id_if_assigned() AND u.started_at = transaction_timestamp();
    IF NOT FOUND AND is_owner THEN
        opened := audit.open_unit_of_work(
            'db:' || session_user, NULL, NULL, 'owner', 'direct statement', NULL, inet_client_addr(), NULL);
        SELECT * INTO unit FROM audit.units_of_work u WHERE u.id = opened;
    END IF;
    IF unit.id IS NULL THEN
        RAISE EXCEPTION 'nothing can be written outside a unit of work' USING ERRCODE = 'KT001';
    END IF;
    IF NOT is_owner AND current_setting('role') IS DISTINCT FROM
        (CASE unit.role WHEN 'sign_in' THEN 'none' ELSE 'kotline_' || unit.role END) THEN
        RAISE EXCEPTION 'the unit of work was opened as %, the session runs as %', unit.role, current_setting('role') USING ERRCODE = 'KT003';
    END IF;
    RETURN unit;
END $$;

-- 5. The log of changed rows: one change per row and statement; on update the changed columns only. The trigger's arguments
--    name columns whose values stay out of the log: on insert they are left out, a change of one is logged as "(hidden)".
CREATE FUNCTION audit.record_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    unit audit.units_of_work := audit.current_unit_of_work();
    hidden_columns CONSTANT text[] := coalesce(TG_ARGV[:], '{}');
    audited_name CONSTANT text := TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME;
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO audit.changes (unit_of_work_id, table_name, row_id, operation, new_values)
        SELECT unit.id, audited_name, n.id, 'INSERT', to_jsonb(n) - hidden_columns FROM new_rows n;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO audit.changes (unit_of_work_id, table_name, row_id, operation, old_values)
        SELECT unit.id, audited_name, o.id, 'DELETE', to_jsonb(o) - hidden_columns FROM old_rows o;
    ELSE
        IF EXISTS (SELECT n.id FROM new_rows n EXCEPT SELECT o.id FROM old_rows o) THEN
            RAISE EXCEPTION 'the identity of a row of % cannot change', audited_name USING ERRCODE = 'KT004';
        END IF;
        INSERT INTO audit.changes (unit_of_work_id, table_name, row_id, operation, old_values, new_values)
        SELECT unit.id, audited_name, n.id, 'UPDATE', d.old_values, d.new_values
        FROM new_rows n JOIN old_rows o ON o.id = n.id
        CROSS JOIN LATERAL (
            SELECT
                jsonb_object_agg(c.key, CASE WHEN c.key = ANY (hidden_columns) THEN '"(hidden)"' ELSE to_jsonb(o) -> c.key END) AS old_values,
                jsonb_object_agg(c.key, CASE WHEN c.key = ANY (hidden_columns) THEN '"(hidden)"' ELSE c.value END) AS new_values
            FROM jsonb_each(to_jsonb(n)) c
            WHERE c.value IS DISTINCT FROM to_jsonb(o) -> c.key) d
        WHERE d.new_values IS NOT NULL;
    END IF;
    RETURN NULL;
END $$;

-- 6. Tables that can only grow, by the hundred thousand rows at once, whose rows are their own record: one change holds the
--    count and the digest of what a statement added. (docs/decisions/003)
CREATE FUNCTION audit.record_append() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    unit audit.units_of_work := audit.current_unit_of_work();
BEGIN
    INSERT INTO audit.changes (unit_of_work_id, table_name, operation, new_values)
    SELECT unit.id, TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME, 'APPEND',
           jsonb_build_object('rows', count(*), 'sha256', encode(sha256(convert_to(string_agg(md5(n::text), '' ORDER BY md5(n::text)), 'UTF8')), 'hex'))
    FROM new_rows n HAVING count(*) > 0;
    RETURN NULL;
END $$;

CREATE FUNCTION audit.refuse() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '% of %.% is refused: what was recorded stays', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'KT004';
END $$;

-- 7. Attaching them to a table. The hidden columns follow the table's name.
CREATE PROCEDURE audit.keep_changes_of(audited regclass, VARIADIC hidden text[] DEFAULT '{}')
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    arguments text := (SELECT coalesce(string_agg(quote_literal(h), ', '), '') FROM unnest(hidden) h);
BEGIN
    EXECUTE format('CREATE TRIGGER record_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION audit.record_changes(%s)', audited, arguments);
    EXECUTE format('CREATE TRIGGER record_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION audit.record_changes(%s)', audited, arguments);
    EXECUTE format('CREATE TRIGGER record_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION audit.record_changes(%s)', audited, arguments);
    EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s
        FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse()', audited);
END $$;

CREATE PROCEDURE audit.keep_appends_of(audited regclass)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER record_append AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION audit.record_append()', audited);
    EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON %s
        FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse()', audited);
END $$;

-- 8. The log itself is never changed either.
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.units_of_work
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON audit.changes
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();

-- 9. The accounts' tables were made before the log; from here on they are kept by it.
CALL audit.keep_changes_of('accounts.accounts', 'password_hash', 'security_stamp', 'concurrency_stamp');
CALL audit.keep_changes_of('accounts.account_roles');
CALL audit.keep_changes_of('accounts.tickets', 'ticket_hash');
CALL audit.keep_changes_of('accounts.setup_links', 'token_hash');
CALL audit.keep_changes_of('accounts.data_protection_keys', 'element');

-- 10. Rights.
REVOKE ALL ON ALL TABLES IN SCHEMA audit FROM PUBLIC;
GRANT USAGE ON SCHEMA audit TO kotline_employee, kotline_importer, kotline_sign_in;
GRANT EXECUTE ON FUNCTION audit.begin_unit_of_work TO kotline_employee, kotline_importer;
GRANT EXECUTE ON FUNCTION audit.begin_system_unit_of_work TO kotline_sign_in;
GRANT SELECT ON audit.units_of_work, audit.changes TO kotline_auditor;
