-- One card and one birth date are presumed to be one person whose name was written otherwise; and a suspension ends when fewer than
-- two birth dates are left among those who hold a number. (docs/decisions/018)

-- 1. The birth date by which an open case holds its card. A person's key ends in it, in days from 2000; a row that doesn't say who it is
--    about may say it all the same.
ALTER TABLE imports.set_aside_cases ADD COLUMN birth_date date;
UPDATE imports.set_aside_cases SET birth_date = '2000-01-01'::date + substring(person_key FROM '(-?[0-9]+)$')::int
WHERE NOT starts_with(person_key, 'row:');
UPDATE imports.set_aside_cases c SET birth_date = r.birth_date
FROM imports.rows r
WHERE r.import_id = c.import_id AND r.line_number = c.line_number AND r.birth_date IS NOT NULL AND starts_with(c.person_key, 'row:');
ALTER TABLE imports.set_aside_cases
    ADD CONSTRAINT a_named_person_has_a_birth_date CHECK (birth_date IS NOT NULL OR starts_with(person_key, 'row:'));
COMMENT ON COLUMN imports.set_aside_cases.birth_date IS
    'As the row says; of a row that doesn''t, the birth date of the known person whom it was taken for. Null: nobody knows.';

-- 2. Suspended clients are few and are looked for by the number that they hold.
CREATE INDEX clients_suspended ON clients.clients (card_fingerprint) WHERE suspended;

-- 3. The numbers that open cases hold, each for the person it is about: the client as a manager may have corrected them since, else
--    whom the row names. A case that only suspended a client has no row and holds nothing: the client does.
CREATE VIEW imports.case_holders WITH (security_invoker = true) AS
SELECT o.id AS case_id, o.client_id, d.fingerprint AS card_fingerprint,
       coalesce(c.person_key, o.person_key) AS person_key, coalesce(c.birth_date, o.birth_date) AS birth_date
FROM imports.set_aside_cases o
JOIN clients.cards d ON d.id = o.card_id
LEFT JOIN clients.clients c ON c.id = o.client_id
WHERE o.state = 'open' AND o.line_number IS NOT NULL AND d.fingerprint IS NOT NULL;

-- 4. What several holders of a number are to each other: one person if all have one birth date, and it is known of each. An import judges
--    by it before it writes (Imports/Apply/08), a suspension's end is judged by it afterwards.
CREATE FUNCTION imports.are_one_person(holders bigint, birth_dates_known bigint, first_birth_date date, last_birth_date date)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN birth_dates_known = holders AND first_birth_date = last_birth_date;

-- 5. Ends the suspension of every client whom none of their numbers keeps suspended any more, and returns how many those are.
--    Whoever takes a holder away from a number (an import, a decision, an undo) calls it afterwards, with the numbers that lost one, and
--    with the own number of a client who holds fewer numbers than before. Like whatever decides about cards it runs under the lock on
--    applying (Infrastructure/Imports/RunJob.cs), in the caller's unit of work, so the end is recorded as the caller's.
CREATE FUNCTION imports.end_suspensions(fingerprints bytea[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    considered bigint[];
    freed bigint[];
BEGIN
    -- Those who hold one of the numbers, and those who held it by a case that may be closed by now. Suspended clients are few, so their
    -- numbers are compared, not everybody's.
    WITH changed AS MATERIALIZED (
        SELECT DISTINCT f AS card_fingerprint FROM unnest(fingerprints) f
    ), of_suspended AS MATERIALIZED (
        SELECT c.id, c.card_fingerprint FROM clients.clients c WHERE c.suspended
        UNION ALL
        SELECT c.id, d.fingerprint
        FROM clients.clients c
        JOIN imports.set_aside_cases o ON o.client_id = c.id
        JOIN clients.cards d ON d.id = o.card_id
        WHERE c.suspended
    )
    SELECT array_agg(DISTINCT s.id) INTO considered
    FROM of_suspended s JOIN changed n ON n.card_fingerprint = s.card_fingerprint;
    IF considered IS NULL THEN
        RETURN 0;
    END IF;

    -- Of those, whoever holds no number any more that people of several birth dates hold.
    WITH held AS MATERIALIZED (
        SELECT c.id AS client_id, c.card_fingerprint FROM clients.clients c JOIN unnest(considered) s (id) ON s.id = c.id
        UNION
        SELECT h.client_id, h.card_fingerprint FROM imports.case_holders h JOIN unnest(considered) s (id) ON s.id = h.client_id
    ), numbers AS MATERIALIZED (
        SELECT DISTINCT card_fingerprint FROM held
    ), holders AS (
        SELECT c.card_fingerprint, c.person_key, c.birth_date
        FROM clients.clients c JOIN numbers n ON n.card_fingerprint = c.card_fingerprint
        UNION ALL
        SELECT h.card_fingerprint, h.person_key, h.birth_date
        FROM imports.case_holders h JOIN numbers n ON n.card_fingerprint = h.card_fingerprint
    ), shared AS (
        SELECT card_fingerprint FROM holders GROUP BY card_fingerprint
        HAVING min(person_key) <> max(person_key)
           AND NOT imports.are_one_person(count(*), count(birth_date), min(birth_date), max(birth_date))
    )
    SELECT array_agg(s.id) INTO freed
    FROM unnest(considered) s (id)
    WHERE NOT EXISTS (
        SELECT FROM held h JOIN shared x ON x.card_fingerprint = h.card_fingerprint WHERE h.client_id = s.id);
    IF freed IS NULL THEN
        RETURN 0;
    END IF;

    UPDATE clients.clients SET suspended = false WHERE id = ANY (freed);

    -- A case that only suspended the client ends with it. One that is open for its own row's reasons goes back to those.
    UPDATE imports.set_aside_cases SET state = 'resolved', closed_at = now()
    WHERE client_id IN (SELECT unnest(freed)) AND state = 'open' AND line_number IS NULL;
    UPDATE imports.set_aside_cases c SET failures = r.failures
    FROM imports.rows r
    WHERE c.client_id IN (SELECT unnest(freed)) AND c.state = 'open' AND r.import_id = c.import_id AND r.line_number = c.line_number
      AND r.failures <> c.failures;
    RETURN cardinality(freed);
END $$;

-- 6. Rights.
REVOKE ALL ON imports.case_holders FROM PUBLIC;
GRANT SELECT ON imports.case_holders TO kotline_importer;
GRANT INSERT (birth_date), UPDATE (birth_date) ON imports.set_aside_cases TO kotline_importer;
GRANT EXECUTE ON FUNCTION imports.are_one_person TO kotline_importer;
GRANT EXECUTE ON FUNCTION imports.end_suspensions TO kotline_importer, kotline_manager;

-- 7. Whom only a name's other spelling, or nobody any more, keeps suspended comes back now.
SELECT imports.end_suspensions(ARRAY(SELECT card_fingerprint FROM clients.clients WHERE suspended));
