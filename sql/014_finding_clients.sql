-- Where clients are looked for: one narrow row a client, with its words, what it can be filtered by and what it can be sorted by.
--
-- clients.clients can't be searched by an employee's role: under row level security a condition may run before the policy's only if
-- its operator is leakproof, and none that searches text is, so the planner would read every client. Here visibility is a partition:
-- employees may read listing_active, managers all of listing, and no policy stands in an index's way.
-- Derived from clients by the triggers below and written by nothing else, so it isn't kept by the log. (docs/decisions/008)

-- 1. How texts are compared and sorted: without accents and case, ligatures taken apart. The dictionary is named, so that no
--    search_path chooses another one; it also drops combining accents, so no normalization is needed before. Its rules come with
--    PostgreSQL: immutable as long as that isn't replaced, and so are the functions that use it.
--    In PL/pgSQL, which calls such a function in a tenth of the time that a function of SQL takes that can't be inlined.
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA clients;

CREATE FUNCTION clients.plain(spelled text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
BEGIN
    -- Plain ASCII has no accents, and a case that needs no language.
    IF pg_catalog.octet_length(spelled) = pg_catalog.length(spelled) THEN
        RETURN pg_catalog.lower(spelled COLLATE "C");
    END IF;
    RETURN pg_catalog.lower(clients.unaccent('clients.unaccent', spelled) COLLATE "und-x-icu") COLLATE "C";
END $$;

-- 2. The words of a plain text, with blanks between them: what stands between blanks and punctuation. Nearly all punctuation is one of
--    these five; looking for the rest is cheap, replacing it by a pattern is not, and this runs for every row of an import.
CREATE FUNCTION clients.words(plain text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
    spaced text := pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(
        plain, '-', ' '), '.', ' '), '@', ' '), '''', ' '), '_', ' ');
BEGIN
    IF spaced OPERATOR(pg_catalog.~) '[^a-z0-9 ]' THEN
        spaced := pg_catalog.regexp_replace(spaced COLLATE "und-x-icu", '[^[:alnum:]]', ' ', 'g');
    END IF;
    RETURN spaced;
END $$;

-- 3. The listing. Terms are a client's words, and what it is filtered by, each with an equals sign, which no word has.
CREATE TABLE clients.listing (
    client_id bigint NOT NULL,
    suspended boolean NOT NULL,
    name_key text NOT NULL COLLATE "C",
    city_key text NOT NULL COLLATE "C",
    country_code text NOT NULL COLLATE "C",
    birth_date date NOT NULL,
    terms tsvector NOT NULL,
    PRIMARY KEY (client_id, suspended)
) PARTITION BY LIST (suspended);
CREATE TABLE clients.listing_active PARTITION OF clients.listing FOR VALUES IN (false);
CREATE TABLE clients.listing_suspended PARTITION OF clients.listing FOR VALUES IN (true);
COMMENT ON TABLE clients.listing IS 'Derived from clients.clients by triggers; to be searched, filtered and sorted by.';

CREATE INDEX listing_by_name ON clients.listing (name_key, client_id);
CREATE INDEX listing_by_city ON clients.listing (city_key, client_id);
CREATE INDEX listing_by_country ON clients.listing (country_code, client_id);
CREATE INDEX listing_by_age ON clients.listing (birth_date, client_id);
CREATE INDEX listing_by_terms ON clients.listing USING gin (terms);

-- 4. Kept up by the statement. A vehicle and its brand don't change: no role may update them. Words hold nothing that a tsvector's
--    text would have to quote, so they are read as one: half the time of an array's way.
CREATE FUNCTION clients.terms(
    name_key text, city_key text, email text, brand text, model text, gender text, country_code text, brand_id bigint, partner_id bigint)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (clients.words(name_key || ' ' || city_key || ' ' || clients.plain(email || ' ' || brand || ' ' || model))
    || ' g=' || gender || ' c=' || country_code || ' b=' || brand_id::text || ' p=' || partner_id::text)::tsvector;

CREATE FUNCTION clients.list_added() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO clients.listing (client_id, suspended, name_key, city_key, country_code, birth_date, terms)
    SELECT n.id, n.suspended, k.name_key, k.city_key, n.country_code, n.birth_date,
           clients.terms(k.name_key, k.city_key, n.email, b.name, v.model, n.gender, n.country_code, v.brand_id, n.partner_id)
    FROM new_rows n JOIN clients.vehicles v ON v.id = n.vehicle_id JOIN clients.brands b ON b.id = v.brand_id
    CROSS JOIN LATERAL (SELECT clients.plain(n.surname || ' ' || n.given_name) AS name_key, clients.plain(n.city) AS city_key OFFSET 0) k;
    RETURN NULL;
END $$;
CREATE TRIGGER list_added AFTER INSERT ON clients.clients REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION clients.list_added();

-- Most updates change nothing that is listed: a confirmed row's digest, a telephone.
CREATE FUNCTION clients.list_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE clients.listing l SET
        suspended = n.suspended, name_key = k.name_key, city_key = k.city_key, country_code = n.country_code, birth_date = n.birth_date,
        terms = clients.terms(k.name_key, k.city_key, n.email, b.name, v.model, n.gender, n.country_code, v.brand_id, n.partner_id)
    FROM new_rows n JOIN old_rows o ON o.id = n.id
    JOIN clients.vehicles v ON v.id = n.vehicle_id JOIN clients.brands b ON b.id = v.brand_id
    CROSS JOIN LATERAL (SELECT clients.plain(n.surname || ' ' || n.given_name) AS name_key, clients.plain(n.city) AS city_key OFFSET 0) k
    WHERE l.client_id = n.id
      AND (n.suspended, n.given_name, n.surname, n.birth_date, n.gender, n.email, n.city, n.country_code, n.vehicle_id, n.partner_id)
          IS DISTINCT FROM
          (o.suspended, o.given_name, o.surname, o.birth_date, o.gender, o.email, o.city, o.country_code, o.vehicle_id, o.partner_id);
    RETURN NULL;
END $$;
CREATE TRIGGER list_changed AFTER UPDATE ON clients.clients REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION clients.list_changed();

CREATE FUNCTION clients.list_removed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM clients.listing l USING old_rows o WHERE l.client_id = o.id;
    RETURN NULL;
END $$;
CREATE TRIGGER list_removed AFTER DELETE ON clients.clients REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION clients.list_removed();

-- 5. Those who are clients already.
INSERT INTO clients.listing (client_id, suspended, name_key, city_key, country_code, birth_date, terms)
SELECT n.id, n.suspended, k.name_key, k.city_key, n.country_code, n.birth_date,
       clients.terms(k.name_key, k.city_key, n.email, b.name, v.model, n.gender, n.country_code, v.brand_id, n.partner_id)
FROM clients.clients n JOIN clients.vehicles v ON v.id = n.vehicle_id JOIN clients.brands b ON b.id = v.brand_id
CROSS JOIN LATERAL (SELECT clients.plain(n.surname || ' ' || n.given_name) AS name_key, clients.plain(n.city) AS city_key OFFSET 0) k;

-- 6. What somebody typed, as a condition on terms: every word begins one. Null when there is no word in it. More than eight words
--    narrow nothing down any more.
CREATE FUNCTION clients.beginnings(typed text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN (
    SELECT string_agg(quote_literal(word) || ':*', ' & ')
    FROM (SELECT word FROM string_to_table(clients.words(clients.plain(typed)), ' ') word WHERE word <> '' LIMIT 8) few)::tsquery;

-- 7. Rights.
REVOKE ALL ON clients.listing, clients.listing_active, clients.listing_suspended FROM PUBLIC;
GRANT SELECT ON clients.listing_active TO kotline_employee;
GRANT SELECT ON clients.listing, clients.listing_suspended TO kotline_manager;
GRANT EXECUTE ON FUNCTION clients.plain, clients.words, clients.beginnings TO kotline_employee;
