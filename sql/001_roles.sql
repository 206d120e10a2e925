-- Who may connect, and as what each kind of work runs.
--
-- Logins hold no rights of their own beyond what they are for; a unit of work names the role that it needs and takes it
-- with SET LOCAL ROLE. The owner's login runs these scripts and nothing of the site.
-- Roles belong to the whole server, so each is created only where it is missing. Passwords are set by the migrator.

-- 1. Logins. The importer's is apart from the site's: only an import's own job ticket opens a unit of work as it.
DO $$
DECLARE
    login text;
BEGIN
    FOREACH login IN ARRAY ARRAY['kotline_web', 'kotline_sign_in', 'kotline_importer', 'kotline_log_reader'] LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = login) THEN
            EXECUTE pg_catalog.format('CREATE ROLE %I LOGIN NOINHERIT', login);
        END IF;
    END LOOP;
END $$;

-- 2. One role per kind of work that persons do.
DO $$
DECLARE
    kind text;
BEGIN
    FOREACH kind IN ARRAY ARRAY['employee', 'manager', 'storekeeper', 'auditor', 'administrator'] LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'kotline_' || kind) THEN
            EXECUTE pg_catalog.format('CREATE ROLE %I NOLOGIN', 'kotline_' || kind);
        END IF;
        EXECUTE pg_catalog.format('GRANT %I TO kotline_web', 'kotline_' || kind);
    END LOOP;
END $$;

-- 3. Nobody's role: pgaudit writes a line for each statement that uses a right which this role holds (pgaudit.role).
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'kotline_audited') THEN
        CREATE ROLE kotline_audited NOLOGIN;
    END IF;
END $$;

-- 4. Whatever a person's role is, it may do what an employee may.
GRANT kotline_employee TO kotline_manager, kotline_storekeeper, kotline_auditor, kotline_administrator;

-- 5. Nothing of this database is open to whoever happens to be able to connect.
DO $$
BEGIN
    EXECUTE pg_catalog.format('REVOKE ALL ON DATABASE %I FROM PUBLIC', pg_catalog.current_database());
    EXECUTE pg_catalog.format('GRANT CONNECT ON DATABASE %I TO kotline_web, kotline_sign_in, kotline_importer, kotline_log_reader', pg_catalog.current_database());
    -- An import is judged in temporary tables.
    EXECUTE pg_catalog.format('GRANT TEMPORARY ON DATABASE %I TO kotline_importer', pg_catalog.current_database());
END $$;

ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;
