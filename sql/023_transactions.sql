-- Stock: documents, their transactions, and the levels that these make.
--
-- A transaction is the only way in which a level moves: inserting one moves it, in the same statement, and nothing else can. So
-- level = sum of its transactions at every instant, and never below zero. What was recorded stays: a mistake is reversed by another
-- document. Documents and transactions name their unit of work themselves, so the log of changes doesn't hold them a second time.

-- 1. One delivery, sale, stocktake, transfer or reversal, of one line or many: all of them or none.
CREATE TABLE stock.documents (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('INCOMING', 'OUTGOING', 'ADJUSTMENT', 'TRANSFER', 'REVERSAL')),
    idempotency_key text NOT NULL UNIQUE CHECK (length(idempotency_key) BETWEEN 1 AND 100),
    digest bytea NOT NULL CHECK (length(digest) = 32),
    reference text CHECK (length(reference) BETWEEN 1 AND 100),
    reason text CHECK (length(reason) BETWEEN 1 AND 500),
    reverses_id bigint REFERENCES stock.documents,
    unit_of_work_id bigint NOT NULL,
    actor text NOT NULL,
    posted_at timestamptz NOT NULL,
    CHECK ((kind = 'REVERSAL') = (reverses_id IS NOT NULL)),
    CHECK (reason IS NOT NULL OR kind NOT IN ('ADJUSTMENT', 'REVERSAL'))
);
CREATE UNIQUE INDEX document_is_reversed_once ON stock.documents (reverses_id) WHERE reverses_id IS NOT NULL;
COMMENT ON COLUMN stock.documents.digest IS 'SHA-256 of what was asked for: the same key with another digest is another request.';

-- 2. What is where. Nobody holds a right to write it.
CREATE TABLE stock.levels (
    product_id bigint NOT NULL REFERENCES stock.products,
    location_id bigint NOT NULL REFERENCES stock.locations,
    quantity integer NOT NULL CONSTRAINT level_is_never_negative CHECK (quantity >= 0) CHECK (quantity <= 1000000000),
    entries integer NOT NULL CHECK (entries > 0),
    PRIMARY KEY (product_id, location_id)
);
-- Every transaction updates one row and no index: with room on the page the old version goes without a vacuum.
ALTER TABLE stock.levels SET (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01);

-- 3. The transactions of a level are numbered from 1 without a gap.
CREATE TABLE stock.transactions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    document_id bigint NOT NULL REFERENCES stock.documents,
    product_id bigint NOT NULL,
    location_id bigint NOT NULL,
    entry integer NOT NULL,
    kind text NOT NULL,
    quantity integer NOT NULL CHECK (quantity <> 0 AND quantity BETWEEN -1000000 AND 1000000),
    balance_after integer NOT NULL CHECK (balance_after >= 0),
    reverses_id bigint REFERENCES stock.transactions,
    unit_of_work_id bigint NOT NULL,
    posted_at timestamptz NOT NULL,
    UNIQUE (product_id, location_id, entry),
    FOREIGN KEY (product_id, location_id) REFERENCES stock.levels,
    CHECK (CASE kind WHEN 'INCOMING' THEN quantity > 0 WHEN 'OUTGOING' THEN quantity < 0 ELSE true END),
    CHECK ((kind = 'REVERSAL') = (reverses_id IS NOT NULL))
);
CREATE UNIQUE INDEX transaction_is_reversed_once ON stock.transactions (reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX ON stock.transactions (document_id);
CREATE INDEX ON stock.transactions (product_id, id);

-- 4. Who posts is who opened the unit of work.
CREATE FUNCTION stock.sign_document() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    unit audit.units_of_work := audit.current_unit_of_work();
BEGIN
    IF EXISTS (SELECT FROM stock.documents d WHERE d.id = NEW.reverses_id AND d.kind = 'REVERSAL') THEN
        RAISE EXCEPTION 'a reversal is not reversed' USING ERRCODE = 'KT004';
    END IF;
    NEW.unit_of_work_id := unit.id;
    NEW.actor := unit.actor;
    NEW.posted_at := clock_timestamp();
    RETURN NEW;
END $$;
CREATE TRIGGER sign_document BEFORE INSERT ON stock.documents FOR EACH ROW EXECUTE FUNCTION stock.sign_document();

-- 5. A transaction moves its level, and says what is there afterwards. Whoever says it beforehand has to be right.
CREATE FUNCTION stock.move_level() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    document stock.documents;
    level stock.levels;
BEGIN
    SELECT d.* INTO document FROM stock.documents d WHERE d.id = NEW.document_id;
    IF document.unit_of_work_id IS DISTINCT FROM (audit.current_unit_of_work()).id THEN
        RAISE EXCEPTION 'a transaction belongs to a document of its own unit of work' USING ERRCODE = 'KT004';
    END IF;
    IF document.kind = 'REVERSAL' AND NOT EXISTS (
        SELECT FROM stock.transactions t
        WHERE t.id = NEW.reverses_id AND t.document_id = document.reverses_id
          AND t.product_id = NEW.product_id AND t.location_id = NEW.location_id AND t.quantity = -NEW.quantity) THEN
        RAISE EXCEPTION 'a reversal takes back what a transaction of the reversed document moved' USING ERRCODE = 'KT004';
    END IF;

    UPDATE stock.levels l SET quantity = l.quantity + NEW.quantity, entries = l.entries + 1
    WHERE l.product_id = NEW.product_id AND l.location_id = NEW.location_id AND l.quantity + NEW.quantity >= 0
    RETURNING l.* INTO level;
    IF NOT FOUND AND NEW.quantity < 0 THEN
        RAISE EXCEPTION 'there is not enough in stock' USING ERRCODE = 'KT011', HINT = jsonb_build_object(
            'sku', (SELECT p.sku FROM stock.products p WHERE p.id = NEW.product_id), 'location', NEW.location_id, 'asked', -NEW.quantity,
            'left', coalesce((SELECT l.quantity FROM stock.levels l WHERE l.product_id = NEW.product_id AND l.location_id = NEW.location_id), 0));
    ELSIF NOT FOUND THEN
        INSERT INTO stock.levels (product_id, location_id, quantity, entries) VALUES (NEW.product_id, NEW.location_id, NEW.quantity, 1)
        ON CONFLICT DO NOTHING RETURNING * INTO level;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'the level was made by another transaction' USING ERRCODE = 'serialization_failure';
        END IF;
    END IF;
    IF NEW.balance_after <> level.quantity THEN
        RAISE EXCEPTION 'a balance of % does not follow, it is %', NEW.balance_after, level.quantity USING ERRCODE = 'KT004';
    END IF;

    NEW.kind := document.kind;
    NEW.entry := level.entries;
    NEW.balance_after := level.quantity;
    NEW.unit_of_work_id := document.unit_of_work_id;
    NEW.posted_at := clock_timestamp();
    RETURN NEW;
END $$;
CREATE TRIGGER move_level BEFORE INSERT ON stock.transactions FOR EACH ROW EXECUTE FUNCTION stock.move_level();

-- 6. A transfer takes nothing away and adds nothing; a reversal takes back all of it. Looked at when the document is complete.
CREATE FUNCTION stock.check_document() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.kind = 'TRANSFER' AND EXISTS (
        SELECT FROM stock.transactions t WHERE t.document_id = NEW.id GROUP BY t.product_id HAVING sum(t.quantity) <> 0) THEN
        RAISE EXCEPTION 'what a transfer takes from one location it brings to another' USING ERRCODE = 'KT004';
    END IF;
    IF NEW.kind = 'REVERSAL' AND EXISTS (
        SELECT FROM stock.transactions t
        WHERE t.document_id = NEW.reverses_id AND NOT EXISTS (SELECT FROM stock.transactions r WHERE r.reverses_id = t.id)) THEN
        RAISE EXCEPTION 'a reversal takes back all of a document' USING ERRCODE = 'KT004';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER check_document AFTER INSERT ON stock.documents DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.kind IN ('TRANSFER', 'REVERSAL')) EXECUTE FUNCTION stock.check_document();

-- 7. What was recorded stays, also for the owner; and a level moves from within a transaction's trigger alone.
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON stock.documents
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON stock.transactions
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER refuse_change BEFORE INSERT OR UPDATE OR DELETE ON stock.levels
    FOR EACH STATEMENT WHEN (pg_catalog.pg_trigger_depth() = 0) EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON stock.levels
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();

-- 8. Where writers of the same product wait for each other before they look at anything (docs/decisions/012): tables without a column,
--    locked by a transaction's first statement. LOCK TABLE takes no snapshot, so whoever waited sees what the one before it did.
CREATE SCHEMA stock_turns;
DO $$
BEGIN
    FOR bucket IN 0..63 LOOP
        EXECUTE pg_catalog.format('CREATE TABLE stock_turns.bucket_%s ()', pg_catalog.lpad(bucket::text, 2, '0'));
    END LOOP;
END $$;

-- 9. Rights. The right to delete from a table without rows is what LOCK TABLE asks for.
REVOKE ALL ON ALL TABLES IN SCHEMA stock, stock_turns FROM PUBLIC;
GRANT USAGE ON SCHEMA stock_turns TO kotline_storekeeper;
GRANT DELETE ON ALL TABLES IN SCHEMA stock_turns TO kotline_storekeeper;
GRANT SELECT ON stock.documents, stock.levels, stock.transactions TO kotline_employee;
GRANT INSERT (kind, idempotency_key, digest, reference, reason, reverses_id) ON stock.documents TO kotline_storekeeper;
GRANT INSERT (document_id, product_id, location_id, quantity, balance_after, reverses_id) ON stock.transactions TO kotline_storekeeper;
GRANT INSERT, UPDATE, DELETE ON stock.transactions TO kotline_audited;
