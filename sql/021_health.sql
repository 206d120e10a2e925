-- What the site asks about its own database to say whether it is well: which scripts were applied, and whether the keys are those that
-- it was filled with. The tables stay closed; the digest of the keys goes in and a yes or no comes out.

CREATE FUNCTION system.applied_scripts() RETURNS TABLE (name text, sha256 bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.name, s.sha256 FROM public.applied_scripts s
$$;

CREATE FUNCTION system.keys_match(digest bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM public.key_check k WHERE k.digest = $1)
$$;
GRANT EXECUTE ON FUNCTION system.applied_scripts, system.keys_match TO kotline_web;
