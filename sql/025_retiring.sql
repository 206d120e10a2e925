-- Retiring products and locations, and finding transactions by their date.
--
-- What is retired takes no more stock and gives none, so it is empty when it is retired. Who retires something holds the turns of what it
-- may hold (sql/023, step 8), so nobody brings anything there meanwhile. Refusals, as in sql/024: KT013 retired, KT015 not empty.

-- 1. A product is retired when none of it is left anywhere.
CREATE FUNCTION stock.retire_product(product bigint) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    remaining jsonb;
BEGIN
    SELECT jsonb_agg(jsonb_build_object('sku', p.sku, 'location', l.location_id, 'left', l.quantity) ORDER BY l.location_id) INTO remaining
    FROM stock.levels l JOIN stock.products p ON p.id = l.product_id
    WHERE l.product_id = product AND l.quantity > 0;
    IF remaining IS NOT NULL THEN
        RAISE EXCEPTION 'some of it is left' USING ERRCODE = 'KT015', HINT = remaining;
    END IF;
    UPDATE stock.products p SET active = false WHERE p.id = product AND p.active;
    RETURN FOUND;
END $$;

-- 2. A location, when nothing is left there. Its refusal names ten products at most.
CREATE FUNCTION stock.retire_location(location bigint) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    remaining jsonb;
BEGIN
    SELECT jsonb_agg(jsonb_build_object('sku', f.sku, 'location', location, 'left', f.quantity) ORDER BY f.sku) INTO remaining
    FROM (
        SELECT p.sku, l.quantity FROM stock.levels l JOIN stock.products p ON p.id = l.product_id
        WHERE l.location_id = location AND l.quantity > 0 ORDER BY p.sku LIMIT 10) f;
    IF remaining IS NOT NULL THEN
        RAISE EXCEPTION 'something is left there' USING ERRCODE = 'KT015', HINT = remaining;
    END IF;
    UPDATE stock.locations l SET active = false WHERE l.id = location AND l.active;
    RETURN FOUND;
END $$;

-- 3. A reversal brings nothing to what is retired, and takes nothing from it: as sql/024, but for the check.
CREATE OR REPLACE FUNCTION stock.reverse(key text, digest bytea, reversed bigint, reason text)
RETURNS SETOF stock.answer LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    document bigint := stock.known_document(key, digest);
    retired jsonb;
BEGIN
    IF document IS NOT NULL THEN
        RETURN QUERY SELECT * FROM stock.answer_of(document, true);
        RETURN;
    END IF;
    SELECT CASE WHEN p.active THEN jsonb_build_object('location', l.id) ELSE jsonb_build_object('sku', p.sku) END INTO retired
    FROM stock.transactions t JOIN stock.products p ON p.id = t.product_id JOIN stock.locations l ON l.id = t.location_id
    WHERE t.document_id = reversed AND NOT (p.active AND l.active)
    ORDER BY p.sku, l.id LIMIT 1;
    IF retired IS NOT NULL THEN
        RAISE EXCEPTION 'the product or the location is retired' USING ERRCODE = 'KT013', HINT = retired;
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

GRANT EXECUTE ON FUNCTION stock.retire_product, stock.retire_location TO kotline_storekeeper;

-- 4. Transactions come in the order of their time, so a summary of each block finds a date, and costs a writer next to nothing.
CREATE INDEX transactions_by_time ON stock.transactions USING brin (posted_at) WITH (pages_per_range = 16, autosummarize = on);
