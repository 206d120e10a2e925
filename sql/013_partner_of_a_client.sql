-- Which partner a client comes from, and from which row of theirs.
--
-- Employees filter by partner and have no right on imports, so a client names its partner beside its import. The digest of the row
-- that last created, updated or confirmed a client tells whether the partner says something new: what a manager corrected since
-- stands while the same row comes.

-- 1. The columns. What was taken in before has no digest until the next file confirms it.
ALTER TABLE clients.clients
    ADD COLUMN partner_id bigint,
    ADD COLUMN row_digest bytea CHECK (length(row_digest) = 32),
    ADD COLUMN renamed boolean NOT NULL DEFAULT false;
UPDATE clients.clients c SET partner_id = i.partner_id FROM imports.imports i WHERE i.id = c.import_id;
ALTER TABLE clients.clients ALTER COLUMN partner_id SET NOT NULL;

COMMENT ON COLUMN clients.clients.partner_id IS 'The partner of import_id.';
COMMENT ON COLUMN clients.clients.row_digest IS 'Of the partner''s row that last created, updated or confirmed this client.';
COMMENT ON COLUMN clients.clients.renamed IS 'A manager changed name or birth date since: the partner''s row has another person''s key.';
CREATE INDEX clients_renamed ON clients.clients (row_digest) WHERE renamed;

-- 2. A client's partner is its import's. Looked up once for all rows of a statement, as the import is (006, 11).
CREATE FUNCTION imports.refuse_foreign_partner() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT n.import_id, n.partner_id FROM new_rows n) named
        WHERE NOT EXISTS (SELECT FROM imports.imports i WHERE i.id = named.import_id AND i.partner_id = named.partner_id)) THEN
        RAISE EXCEPTION 'a client names another partner than its import' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER refuse_foreign_partner_on_insert AFTER INSERT ON clients.clients REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION imports.refuse_foreign_partner();
CREATE TRIGGER refuse_foreign_partner_on_update AFTER UPDATE ON clients.clients REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION imports.refuse_foreign_partner();

-- 3. When a client's import came in. Of an import an employee learns this and the partner's name, and only of a client they see.
CREATE FUNCTION clients.received_at(client bigint) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT i.received_at FROM clients.clients c JOIN imports.imports i ON i.id = c.import_id
    WHERE c.id = client AND (NOT c.suspended OR current_setting('role') = 'kotline_manager')
$$;

-- 4. Rights.
GRANT USAGE ON SCHEMA imports TO kotline_employee;
GRANT SELECT (id, name) ON imports.partners TO kotline_employee;
GRANT SELECT (partner_id) ON clients.clients TO kotline_employee;
GRANT EXECUTE ON FUNCTION clients.received_at TO kotline_employee;
GRANT INSERT (partner_id, row_digest), UPDATE (partner_id, row_digest, renamed) ON clients.clients TO kotline_importer;
