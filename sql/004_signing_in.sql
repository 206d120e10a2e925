-- What the sign-in login may do, and how tickets are issued and ended.

-- 1. Nobody changes their own roles.
CREATE FUNCTION accounts.refuse_own_roles() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF (audit.current_unit_of_work()).account_id = coalesce(NEW.account_id, OLD.account_id) THEN
        RAISE EXCEPTION 'nobody changes their own roles' USING ERRCODE = 'KT003';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER refuse_own_roles BEFORE INSERT OR UPDATE OR DELETE ON accounts.account_roles
    FOR EACH ROW EXECUTE FUNCTION accounts.refuse_own_roles();

-- 2. A person's session. The caller is in a unit of work of the actor sign-in, having checked the password.
CREATE FUNCTION accounts.issue_session_ticket(account bigint, ticket_hash bytea, lifetime interval) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO accounts.tickets (ticket_hash, kind, actor, account_id, expires_at)
    SELECT $2, 'session', a.user_name, a.id, now() + $3 FROM accounts.accounts a WHERE a.id = $1 AND NOT a.disabled
    RETURNING id
$$;

-- 3. The command line, named after the system user who runs it.
CREATE FUNCTION accounts.issue_command_line_ticket(system_user_name text, ticket_hash bytea, lifetime interval) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO accounts.tickets (ticket_hash, kind, actor, expires_at)
    VALUES ($2, 'system', 'cli:' || $1, now() + $3) RETURNING id
$$;

-- 4. Who a ticket stands for. The site asks at each request, so that a revoked session ends at once.
CREATE FUNCTION accounts.bearer_of(ticket bytea)
RETURNS TABLE (ticket_id bigint, account_id bigint, user_name text, roles text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT t.id, a.id, a.user_name,
           array(SELECT r.role FROM accounts.account_roles r WHERE r.account_id = a.id ORDER BY r.role)
    FROM accounts.tickets t JOIN accounts.accounts a ON a.id = t.account_id
    WHERE t.ticket_hash = sha256($1) AND t.kind = 'session' AND t.revoked_at IS NULL
      AND t.expires_at > now() AND NOT a.disabled
$$;

CREATE FUNCTION accounts.note_use_of(ticket bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO accounts.session_uses (ticket_id, last_used_at)
    SELECT t.id, now() FROM accounts.tickets t WHERE t.ticket_hash = sha256($1)
    ON CONFLICT (ticket_id) DO UPDATE SET last_used_at = excluded.last_used_at
    WHERE session_uses.last_used_at < excluded.last_used_at - interval '1 minute'
$$;

CREATE FUNCTION accounts.revoke_ticket(ticket bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE accounts.tickets SET revoked_at = now() WHERE ticket_hash = sha256($1) AND revoked_at IS NULL
$$;

-- 5. The first administrator: one account, made by whoever holds the link that the first start printed. A link is only made
--    and only works while there is no administrator.
CREATE FUNCTION accounts.has_administrator() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM accounts.account_roles r JOIN accounts.accounts a ON a.id = r.account_id
        WHERE r.role = 'administrator' AND NOT a.disabled)
$$;

CREATE FUNCTION accounts.create_setup_link(token_hash bytea, lifetime interval) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    LOCK TABLE accounts.setup_links IN EXCLUSIVE MODE;
    IF accounts.has_administrator() THEN
        RETURN false;
    END IF;
    UPDATE accounts.setup_links SET used_at = now() WHERE used_at IS NULL;
    INSERT INTO accounts.setup_links (token_hash, expires_at) VALUES ($1, now() + $2);
    RETURN true;
END $$;

CREATE FUNCTION accounts.setup_link_works(token bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT NOT accounts.has_administrator() AND EXISTS (
        SELECT FROM accounts.setup_links l WHERE l.token_hash = sha256($1) AND l.used_at IS NULL AND l.expires_at > now())
$$;

CREATE FUNCTION accounts.redeem_setup_link(token bytea, name text, normalized_name text, hash text, stamp text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    administrator bigint;
BEGIN
    LOCK TABLE accounts.setup_links IN EXCLUSIVE MODE;
    IF NOT accounts.setup_link_works(token) THEN
        RETURN NULL;
    END IF;
    UPDATE accounts.setup_links SET used_at = now() WHERE token_hash = sha256(token);
    INSERT INTO accounts.accounts (user_name, normalized_user_name, password_hash, security_stamp, concurrency_stamp)
    VALUES (name, normalized_name, hash, stamp, stamp) RETURNING id INTO administrator;
    INSERT INTO accounts.account_roles (account_id, role) VALUES (administrator, 'administrator');
    RETURN administrator;
END $$;

-- 6. Rights. The sign-in login reads an account to check its password, counts failures and renews a hash; no more.
REVOKE ALL ON ALL TABLES IN SCHEMA accounts FROM PUBLIC;
GRANT USAGE ON SCHEMA accounts TO kotline_sign_in, kotline_administrator;
GRANT SELECT ON accounts.accounts, accounts.account_roles, accounts.data_protection_keys TO kotline_sign_in;
GRANT UPDATE (password_hash, security_stamp, concurrency_stamp, access_failed_count, lockout_end) ON accounts.accounts TO kotline_sign_in;
GRANT INSERT (friendly_name, element) ON accounts.data_protection_keys TO kotline_sign_in;
GRANT EXECUTE ON FUNCTION accounts.issue_session_ticket, accounts.issue_command_line_ticket, accounts.bearer_of, accounts.note_use_of,
    accounts.revoke_ticket, accounts.has_administrator, accounts.create_setup_link, accounts.setup_link_works, accounts.redeem_setup_link
    TO kotline_sign_in;

GRANT SELECT (id, user_name, normalized_user_name, access_failed_count, lockout_enabled, lockout_end, disabled, created_at)
    ON accounts.accounts TO kotline_administrator;
GRANT INSERT (user_name, normalized_user_name, password_hash, security_stamp, concurrency_stamp) ON accounts.accounts TO kotline_administrator;
GRANT UPDATE (disabled, lockout_end, access_failed_count) ON accounts.accounts TO kotline_administrator;
GRANT SELECT, DELETE ON accounts.account_roles TO kotline_administrator;
GRANT INSERT (account_id, role) ON accounts.account_roles TO kotline_administrator;
