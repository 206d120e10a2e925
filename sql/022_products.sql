-- Products, the vehicles that they fit, and the places where they are kept.

CREATE SCHEMA stock;

-- 1. Products. A SKU is what a scanner types: upper case, no spaces.
CREATE TABLE stock.products (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku text NOT NULL UNIQUE CHECK (sku ~ '^[0-9A-Z][0-9A-Z._/-]{0,39}$'),
    name_fr text NOT NULL CHECK (length(name_fr) BETWEEN 1 AND 200 AND name_fr = btrim(name_fr)),
    name_en text NOT NULL CHECK (length(name_en) BETWEEN 1 AND 200 AND name_en = btrim(name_en)),
    category text NOT NULL CHECK (length(category) BETWEEN 1 AND 100 AND category = btrim(category)),
    unit text NOT NULL CHECK (unit IN ('piece', 'pair', 'set', 'box')),
    price numeric(12, 2) NOT NULL CHECK (price >= 0),
    reorder_level integer NOT NULL DEFAULT 0 CHECK (reorder_level BETWEEN 0 AND 1000000),
    active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN stock.products.price IS 'Euros, without tax.';
COMMENT ON COLUMN stock.products.reorder_level IS 'Over all locations together. Zero: never reordered by this mark.';

-- 2. What a product fits. A brand that no client drives yet can be named, so it is a text; it is compared as clients' brands are.
CREATE TABLE stock.product_vehicles (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES stock.products,
    brand text NOT NULL CHECK (length(brand) BETWEEN 1 AND 100 AND brand = btrim(brand)),
    model text CHECK (length(model) BETWEEN 1 AND 100 AND model = btrim(model)),
    year_from smallint CHECK (year_from BETWEEN 1885 AND 2200),
    year_to smallint CHECK (year_to BETWEEN 1885 AND 2200),
    CHECK (year_to >= year_from)
);
COMMENT ON TABLE stock.product_vehicles IS 'An empty model stands for all of the brand, an empty year for no limit.';
CREATE UNIQUE INDEX product_fits_vehicle_once ON stock.product_vehicles
    (product_id, clients.fold(brand), clients.fold(model), year_from, year_to) NULLS NOT DISTINCT;

-- 3. Locations.
CREATE TABLE stock.locations (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100 AND name = btrim(name)),
    active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX one_location_per_name ON stock.locations (clients.fold(name));

CALL audit.keep_changes_of('stock.products');
CALL audit.keep_changes_of('stock.product_vehicles');
CALL audit.keep_changes_of('stock.locations');

-- 4. Rights: everyone consults, storekeepers write. Nothing is deleted but what a product fits: a product and a location are retired.
REVOKE ALL ON ALL TABLES IN SCHEMA stock FROM PUBLIC;
GRANT USAGE ON SCHEMA stock TO kotline_employee;
GRANT SELECT ON stock.products, stock.product_vehicles, stock.locations TO kotline_employee;
GRANT INSERT (sku, name_fr, name_en, category, unit, price, reorder_level),
      UPDATE (name_fr, name_en, category, unit, price, reorder_level, active) ON stock.products TO kotline_storekeeper;
GRANT INSERT (product_id, brand, model, year_from, year_to), DELETE ON stock.product_vehicles TO kotline_storekeeper;
GRANT INSERT (name), UPDATE (name, active) ON stock.locations TO kotline_storekeeper;
