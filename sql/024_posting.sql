-- Posting a document in one call, and proving that nothing is lost.
--
-- Refusals carry what they are about in their HINT, as jsonb (Npgsql withholds a DETAIL, as PostgreSQL's own quote rows):
--   KT010 the key was used for another request       KT011 not enough in stock: sku, location, asked, left
--   KT012 there is no such product or location: sku or location       KT013 retired: sku or location
--   KT014 moved since it was looked at: [{sku, location, seen, now}]

-- 1. The answer to whoever posted a document, the first time and any later one: a row for each of its transactions, one without a
--    transaction if there is none (a stocktake that found everything as it was).
CREATE TYPE stock.answer AS (
    document_id bigint, is_repeat boolean, posted_at timestamptz,
    transaction_id bigint, sku text, location_id bigint, quantity integer, balance_after integer);

CREATE FUNCTION stock.answer_of(document bigint, is_repeat boolean) RETURNS SETOF stock.answer
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN QUERY
    SELECT d.id, is_repeat, d.posted_at, t.id, p.sku, t.location_id, t.quantity, t.balance_after
    FROM stock.documents d LEFT JOIN stock.transactions t ON t.document_id = d.id LEFT JOIN stock.products p ON p.id = t.product_id
    WHERE d.id = document
    ORDER BY t.id;
END $$;

-- 2. The document that a key stands for; null if there is none yet.
CREATE FUNCTION stock.known_document(key text, digest bytea) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    known stock.documents;
BEGIN
    SELECT d.* INTO known FROM stock.documents d WHERE d.idempotency_key = key;
    IF known.digest <> digest THEN
        RAISE EXCEPTION 'the key was used for another request' USING ERRCODE = 'KT010';
    END IF;
    RETURN known.id;
END $$;

-- 3. Lines by their place in the arrays: a SKU, a location, a quantity with its sign. In an ADJUSTMENT the quantity is what was counted, and seen
--    what the person took it to be before (null: whatever it was). Lines are taken in one order by everyone, so none waits in a ring. One by one:
--    a plan for all at once guesses how many there are, and costs a short document more than its work.
CREATE FUNCTION stock.post(
    key text, digest bytea, kind text, reference text, reason text, skus text[], locations bigint[], quantities integer[], seen integer[])
RETURNS SETOF stock.answer LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    document bigint := stock.known_document(key, digest);
    line record;
    product record;
    location record;
    level integer;
    moved jsonb := '[]';
BEGIN
    IF document IS NOT NULL THEN
        RETURN QUERY SELECT * FROM stock.answer_of(document, true);
        RETURN;
    END IF;
    INSERT INTO stock.documents (kind, idempotency_key, digest, reference, reason) VALUES (kind, key, digest, reference, reason)
    ON CONFLICT (idempotency_key) DO NOTHING RETURNING id INTO document;
    IF document IS NULL THEN
        RAISE EXCEPTION 'the key is being used' USING ERRCODE = 'serialization_failure';
    END IF;

    FOR line IN
        SELECT l.sku, l.location_id, l.quantity, l.seen
        FROM unnest(skus, locations, quantities, seen) l (sku, location_id, quantity, seen) ORDER BY l.sku, l.location_id
    LOOP
        SELECT p.id, p.active INTO product FROM stock.products p WHERE p.sku = line.sku;
        IF product.active IS NOT TRUE THEN
            RAISE EXCEPTION 'the product is unknown or retired' USING
                ERRCODE = CASE WHEN product.id IS NULL THEN 'KT012' ELSE 'KT013' END, HINT = jsonb_build_object('sku', line.sku);
        END IF;
        SELECT l.id, l.active INTO location FROM stock.locations l WHERE l.id = line.location_id;
        IF location.active IS NOT TRUE THEN
            RAISE EXCEPTION 'the location is unknown or retired' USING
                ERRCODE = CASE WHEN location.id IS NULL THEN 'KT012' ELSE 'KT013' END, HINT = jsonb_build_object('location', line.location_id);
        END IF;

        IF kind = 'ADJUSTMENT' THEN
            SELECT v.quantity INTO level FROM stock.levels v WHERE v.product_id = product.id AND v.location_id = location.id;
            level := coalesce(level, 0);
            IF line.seen <> level THEN
                moved := moved || jsonb_build_object('sku', line.sku, 'location', location.id, 'seen', line.seen, 'now', level);
            END IF;
            line.quantity := line.quantity - level;
        END IF;
        IF line.quantity <> 0 THEN
            INSERT INTO stock.transactions (document_id, product_id, location_id, quantity) VALUES (document, product.id, location.id, line.quantity);
        END IF;
    END LOOP;

    IF moved <> '[]' THEN
        RAISE EXCEPTION 'the stock moved since it was looked at' USING ERRCODE = 'KT014', HINT = moved;
    END IF;
    RETURN QUERY SELECT * FROM stock.answer_of(document, false);
END $$;

-- 4. Taking back all of a document.
CREATE FUNCTION stock.reverse(key text, digest bytea, reversed bigint, reason text)
RETURNS SETOF stock.answer LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    document bigint := stock.known_document(key, digest);
BEGIN
    IF document IS NOT NULL THEN
        RETURN QUERY SELECT * FROM stock.answer_of(document, true);
        RETURN;
    END IF;
    INSERT INTO stock.documents (kind, idempotency_key, digest, reason, reverses_id) VALUES ('REVERSAL', key, digest, reason, reversed)
    ON CONFLICT (idempotency_key) DO NOTHING RETURNING id INTO document;
    IF document IS NULL THEN
        RAISE EXCEPTION 'the key is being used' USING ERRCODE = 'serialization_failure';
    END IF;
    INSERT INTO stock.transactions (document_id, product_id, location_id, quantity, reverses_id)
    SELECT document, t.product_id, t.location_id, -t.quantity, t.id
    FROM stock.transactions t WHERE t.document_id = reversed
    ORDER BY (SELECT p.sku FROM stock.products p WHERE p.id = t.product_id), t.location_id;
    RETURN QUERY SELECT * FROM stock.answer_of(document, false);
END $$;

-- 5. What anyone can check: each level is the sum of its transactions, and each balance follows from the one before. No row: all is well.
CREATE FUNCTION stock.verify() RETURNS TABLE (product_id bigint, location_id bigint, entry integer, expected bigint, found bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT product_id, location_id, NULL::integer, coalesce(t.total, 0), coalesce(l.quantity, 0)
    FROM stock.levels l
    FULL JOIN (SELECT product_id, location_id, sum(quantity) AS total, count(*) AS entries FROM stock.transactions GROUP BY 1, 2) t
        USING (product_id, location_id)
    WHERE l.quantity IS DISTINCT FROM t.total OR l.entries IS DISTINCT FROM t.entries
    UNION ALL
    SELECT product_id, location_id, entry, expected, balance_after
    FROM (
        SELECT t.*, row_number() OVER chain AS place, sum(t.quantity) OVER chain AS expected
        FROM stock.transactions t WINDOW chain AS (PARTITION BY t.product_id, t.location_id ORDER BY t.entry)) c
    WHERE c.balance_after <> c.expected OR c.entry <> c.place
$$;

GRANT USAGE ON TYPE stock.answer TO kotline_employee;
GRANT EXECUTE ON FUNCTION stock.verify TO kotline_employee;
GRANT EXECUTE ON FUNCTION stock.answer_of, stock.known_document, stock.post, stock.reverse TO kotline_storekeeper;

-- 6. The insert of sql/003 as before, but planned once a connection and not at every call, as a function in SQL is.
CREATE OR REPLACE FUNCTION audit.open_unit_of_work(
    actor text, account_id bigint, ticket_id bigint, role text, purpose text, request_id text, address inet, import_id bigint)
RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    opened bigint;
BEGIN
    INSERT INTO audit.units_of_work
        (transaction_id, started_at, actor, account_id, ticket_id, role, purpose, request_id, address, import_id)
    VALUES (pg_current_xact_id(), transaction_timestamp(), $1, $2, $3, $4, $5, $6, $7, $8)
    RETURNING id INTO opened;
    RETURN opened;
END $$;
