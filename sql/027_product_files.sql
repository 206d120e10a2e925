-- Products by file: a table of products, with their first stock, written in one call and in one transaction.
--
-- A person is shown what each row would do, and confirms just that. So whoever confirms says with each row what was seen of its product, and
-- nothing is written when one of them is another by now: KT014, with the SKUs. KT010 is a key that was used for another file. See 024.

-- 1. The files that were applied. The key makes confirming twice one work.
CREATE TABLE stock.product_files (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    idempotency_key text NOT NULL UNIQUE CHECK (length(idempotency_key) BETWEEN 1 AND 100),
    digest bytea NOT NULL CHECK (length(digest) = 32),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    created integer NOT NULL CHECK (created >= 0),
    updated integer NOT NULL CHECK (updated >= 0),
    unchanged integer NOT NULL CHECK (unchanged >= 0),
    document_id bigint REFERENCES stock.documents,
    applied_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN stock.product_files.digest IS 'SHA-256 of the bytes: the same key with another digest is another file.';
COMMENT ON COLUMN stock.product_files.document_id IS 'The delivery that its opening stock came by; null without any.';

CALL audit.keep_changes_of('stock.product_files');

-- 2. What there is of some products. The order of what they fit is always the same, so that two states can be compared.
CREATE FUNCTION stock.product_states(skus text[]) RETURNS TABLE (sku text, state jsonb, counted_at bigint[], quantity bigint)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.sku,
        jsonb_build_object(
            'nameFr', p.name_fr, 'nameEn', p.name_en, 'category', p.category, 'unit', p.unit, 'price', p.price,
            'reorderLevel', p.reorder_level, 'isActive', p.active,
            'fits', coalesce((
                SELECT jsonb_agg(jsonb_build_object('brand', v.brand, 'model', v.model, 'yearFrom', v.year_from, 'yearTo', v.year_to)
                    ORDER BY clients.fold(v.brand), clients.fold(v.model), v.year_from, v.year_to)
                FROM stock.product_vehicles v WHERE v.product_id = p.id), '[]')),
        ARRAY(SELECT l.location_id FROM stock.levels l WHERE l.product_id = p.id),
        (SELECT coalesce(sum(l.quantity), 0) FROM stock.levels l WHERE l.product_id = p.id)
    FROM stock.products p WHERE p.sku = ANY (skus)
$$;

-- 3. What was answered, the first time and any later one.
CREATE FUNCTION stock.product_file_answer(file stock.product_files, is_repeat boolean) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object(
        'fileId', file.id, 'isRepeat', is_repeat, 'created', file.created, 'updated', file.updated, 'unchanged', file.unchanged,
        'documentId', file.document_id)
$$;

-- 4. Lines are objects: sku; seen, a state of step 2, absent for a product that was not there; write, the state that it shall have, absent when
--    it keeps the one that it has; location and quantity, absent without an opening stock.
CREATE FUNCTION stock.apply_product_file(key text, digest bytea, name text, reason text, lines jsonb) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    file stock.product_files;
    moved jsonb;
    written bigint;
    document bigint;
BEGIN
    SELECT f.* INTO file FROM stock.product_files f WHERE f.idempotency_key = key;
    IF file.digest <> digest THEN
        RAISE EXCEPTION 'the key was used for another file' USING ERRCODE = 'KT010';
    ELSIF file.id IS NOT NULL THEN
        RETURN stock.product_file_answer(file, true);
    END IF;

    -- Who edits one of these products at the same moment comes first or waits: if it came first this is run again, and finds the difference.
    PERFORM FROM stock.products p JOIN jsonb_to_recordset(lines) l (sku text, write jsonb) USING (sku)
    WHERE l.write IS NOT NULL ORDER BY p.sku FOR NO KEY UPDATE OF p;
    -- What is retired is empty: its turn is taken here, so nobody brings anything meanwhile.
    SELECT jsonb_agg(l.sku ORDER BY l.sku) INTO moved
    FROM jsonb_to_recordset(lines) l (sku text, seen jsonb, write jsonb, location bigint)
    LEFT JOIN stock.product_states(ARRAY(SELECT line ->> 'sku' FROM jsonb_array_elements(lines) line)) s USING (sku)
    WHERE l.seen IS DISTINCT FROM s.state OR l.location = ANY (s.counted_at)
       OR (s.quantity > 0 AND (l.seen ->> 'isActive')::boolean AND NOT (l.write ->> 'isActive')::boolean);
    IF moved IS NOT NULL THEN
        RAISE EXCEPTION 'products changed since they were looked at' USING ERRCODE = 'KT014', HINT = moved;
    END IF;

    INSERT INTO stock.products (sku, name_fr, name_en, category, unit, price, reorder_level, active)
    SELECT l.sku, w."nameFr", w."nameEn", w.category, w.unit, w.price, w."reorderLevel", w."isActive"
    FROM jsonb_to_recordset(lines) l (sku text, seen jsonb, write jsonb),
        jsonb_to_record(l.write) w ("nameFr" text, "nameEn" text, category text, unit text, price numeric, "reorderLevel" integer, "isActive" boolean)
    WHERE l.seen IS NULL AND l.write IS NOT NULL
    ORDER BY l.sku
    ON CONFLICT (sku) DO NOTHING;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written <> (SELECT count(*) FROM jsonb_array_elements(lines) line WHERE line -> 'seen' IS NULL) THEN
        RAISE EXCEPTION 'a product was made by another transaction' USING ERRCODE = 'serialization_failure';
    END IF;

    UPDATE stock.products p
    SET name_fr = w."nameFr", name_en = w."nameEn", category = w.category, unit = w.unit, price = w.price,
        reorder_level = w."reorderLevel", active = w."isActive"
    FROM jsonb_to_recordset(lines) l (sku text, seen jsonb, write jsonb),
        jsonb_to_record(l.write) w ("nameFr" text, "nameEn" text, category text, unit text, price numeric, "reorderLevel" integer, "isActive" boolean)
    WHERE p.sku = l.sku AND l.seen IS NOT NULL AND l.write IS NOT NULL
      AND (p.name_fr, p.name_en, p.category, p.unit, p.price, p.reorder_level, p.active)
          IS DISTINCT FROM (w."nameFr", w."nameEn", w.category, w.unit, w.price, w."reorderLevel", w."isActive");

    -- A vehicle that stays keeps its row.
    DELETE FROM stock.product_vehicles v
    USING stock.products p, jsonb_to_recordset(lines) l (sku text, seen jsonb, write jsonb)
    WHERE v.product_id = p.id AND p.sku = l.sku AND l.seen IS NOT NULL AND l.write IS NOT NULL AND NOT EXISTS (
        SELECT FROM jsonb_to_recordset(l.write -> 'fits') f (brand text, model text, "yearFrom" smallint, "yearTo" smallint)
        WHERE (clients.fold(f.brand), clients.fold(f.model), f."yearFrom", f."yearTo")
            IS NOT DISTINCT FROM (clients.fold(v.brand), clients.fold(v.model), v.year_from, v.year_to));
    INSERT INTO stock.product_vehicles (product_id, brand, model, year_from, year_to)
    SELECT p.id, f.brand, f.model, f."yearFrom", f."yearTo"
    FROM stock.products p JOIN jsonb_to_recordset(lines) l (sku text, write jsonb) USING (sku),
        jsonb_to_recordset(l.write -> 'fits') f (brand text, model text, "yearFrom" smallint, "yearTo" smallint)
    ON CONFLICT DO NOTHING;

    SELECT max(a.document_id) INTO document
    FROM (
        SELECT array_agg(l.sku) AS skus, array_agg(l.location) AS locations, array_agg(l.quantity) AS quantities
        FROM jsonb_to_recordset(lines) l (sku text, location bigint, quantity integer) WHERE l.quantity IS NOT NULL) o,
        stock.post(key, digest, 'INCOMING', left(name, 100), reason, o.skus, o.locations, o.quantities, '{}') a
    WHERE o.skus IS NOT NULL;

    INSERT INTO stock.product_files (idempotency_key, digest, name, created, updated, unchanged, document_id)
    SELECT key, digest, name, written,
        count(*) FILTER (WHERE l.seen IS NOT NULL AND (l.write IS NOT NULL OR l.quantity IS NOT NULL)),
        count(*) FILTER (WHERE l.seen IS NOT NULL AND l.write IS NULL AND l.quantity IS NULL),
        document
    FROM jsonb_to_recordset(lines) l (seen jsonb, write jsonb, quantity integer)
    ON CONFLICT (idempotency_key) DO NOTHING RETURNING * INTO file;
    IF file.id IS NULL THEN
        RAISE EXCEPTION 'the key is being used' USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN stock.product_file_answer(file, false);
END $$;

-- 5. Rights. A product that comes by file can be retired from the beginning.
REVOKE ALL ON stock.product_files FROM PUBLIC;
GRANT SELECT ON stock.product_files TO kotline_employee;
GRANT INSERT (idempotency_key, digest, name, created, updated, unchanged, document_id) ON stock.product_files TO kotline_storekeeper;
GRANT INSERT (active) ON stock.products TO kotline_storekeeper;
GRANT EXECUTE ON FUNCTION stock.product_states TO kotline_employee;
GRANT EXECUTE ON FUNCTION stock.product_file_answer, stock.apply_product_file TO kotline_storekeeper;
