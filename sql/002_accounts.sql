-- People, their roles, and the tickets that say on whose behalf something is written.
--
-- A ticket is 32 random bytes that only its bearer knows; the database keeps its SHA-256. Tickets of persons and of the
-- command line are issued through the sign-in login alone, whose credentials no other operation uses.

CREATE SCHEMA accounts;
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

-- 1. Accounts, as ASP.NET Core Identity needs them.
CREATE TABLE accounts.accounts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_name text NOT NULL CHECK (length(user_name) BETWEEN 1 AND 100),
    -- The record calls the product's own actors db:…, cli:…, setup, sign-in and retention: nobody else may be called so.
    CHECK (user_name !~ ':' AND lower(user_name) NOT IN ('setup', 'sign-in', 'retention')),
    normalized_user_name text NOT NULL UNIQUE CHECK (length(normalized_user_name) BETWEEN 1 AND 100),
    password_hash text,
    security_stamp text NOT NULL,
    concurrency_stamp text NOT NULL,
    access_failed_count integer NOT NULL DEFAULT 0 CHECK (access_failed_count >= 0),
    lockout_enabled boolean NOT NULL DEFAULT true,
    lockout_end timestamptz,
    disabled boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX accounts_user_name_without_case ON accounts.accounts (upper(user_name));

-- 2. Roles. Rights add up, but who audits the work can't do it: an account's roles are all on one side of that line.
CREATE TABLE accounts.account_roles (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES accounts.accounts,
    role text NOT NULL CHECK (role IN ('employee', 'manager', 'storekeeper', 'auditor', 'administrator')),
    side integer GENERATED ALWAYS AS (CASE role WHEN 'auditor' THEN 1 WHEN 'employee' THEN NULL ELSE 2 END) STORED,
    UNIQUE (account_id, role),
    CONSTRAINT auditor_does_no_other_work EXCLUDE USING gist (account_id WITH =, side WITH <>) WHERE (side IS NOT NULL)
);

-- 3. Tickets: a signed-in person's session, an import's job, a named system actor.
CREATE TABLE accounts.tickets (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ticket_hash bytea NOT NULL UNIQUE CHECK (length(ticket_hash) = 32),
    kind text NOT NULL CHECK (kind IN ('session', 'job', 'system')),
    actor text NOT NULL CHECK (length(actor) BETWEEN 1 AND 120),
    account_id bigint REFERENCES accounts.accounts,
    import_id bigint,
    issued_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CHECK (expires_at > issued_at),
    CHECK (CASE kind
        WHEN 'session' THEN account_id IS NOT NULL AND import_id IS NULL
        WHEN 'job' THEN import_id IS NOT NULL
        ELSE account_id IS NULL AND import_id IS NULL END)
);
CREATE INDEX ON accounts.tickets (account_id) WHERE revoked_at IS NULL;
CREATE UNIQUE INDEX one_live_ticket_per_job ON accounts.tickets (import_id) WHERE kind = 'job' AND revoked_at IS NULL;

-- 4. The one-time links that create the first administrator.
CREATE TABLE accounts.setup_links (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);

-- 5. ASP.NET Core Data Protection's key ring: each element is encrypted before it comes here.
CREATE TABLE accounts.data_protection_keys (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    friendly_name text NOT NULL,
    element text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- 6. When a session was last seen. Not a fact about anybody's work, so it is kept out of the change log.
CREATE TABLE accounts.session_uses (
    ticket_id bigint PRIMARY KEY REFERENCES accounts.tickets,
    last_used_at timestamptz NOT NULL
);
