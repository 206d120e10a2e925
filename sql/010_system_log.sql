-- The site's own log, so that an administrator can follow an incident without a shell on the server.
--
-- It is not the audit: it may lose events (the writer drops what its bounded queue can't hold, and says how many), and it proves
-- nothing. So it has no unit of work and no trigger. The site may add lines and no more: neither read, nor change, nor remove
-- them. The writer masks card numbers and cuts texts before they get here; the CHECKs state the same bounds again.

-- 1. A schema of its own, closed to everyone.
CREATE SCHEMA system;
REVOKE ALL ON SCHEMA system FROM PUBLIC;

-- 2. The table. Levels are Serilog's: 0 verbose, 1 debug, 2 information, 3 warning, 4 error, 5 fatal.
CREATE TABLE system.log (
    id               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    logged_at        timestamptz NOT NULL,
    level            smallint    NOT NULL CHECK (level BETWEEN 0 AND 5),
    message_template text        NOT NULL CHECK (length(message_template) <= 2000),
    message          text        NOT NULL CHECK (length(message) <= 8000),
    exception        text        NULL     CHECK (length(exception) <= 32000),
    properties       jsonb       NOT NULL CHECK (jsonb_typeof(properties) = 'object' AND octet_length(properties::text) <= 64000),
    trace_id         text        NULL     CHECK (trace_id ~ '^[0-9a-f]{32}$'),
    span_id          text        NULL     CHECK (span_id ~ '^[0-9a-f]{16}$'),
    source           text        NULL     CHECK (length(source) <= 256),
    request_id       text        NULL     CHECK (length(request_id) <= 128)
);

COMMENT ON TABLE system.log IS 'What the site logged. Best effort, not the audit.';
COMMENT ON COLUMN system.log.logged_at IS 'When it happened, by the clock of the process that logged it.';

-- 3. The newest first is how it is read; a trace gathers one request's lines. Few lines have none, but those need no index.
CREATE INDEX log_logged_at ON system.log (logged_at DESC);
CREATE INDEX log_trace_id ON system.log (trace_id) WHERE trace_id IS NOT NULL;

-- 4. Revoke, then grant: lines come from the web's login, column by column without the id, and administrators read them.
REVOKE ALL ON TABLE system.log FROM PUBLIC;
REVOKE ALL ON SEQUENCE system.log_id_seq FROM PUBLIC;
GRANT USAGE ON SCHEMA system TO kotline_web, kotline_administrator;
GRANT INSERT (logged_at, level, message_template, message, exception, properties, trace_id, span_id, source, request_id)
    ON TABLE system.log TO kotline_web;
GRANT SELECT ON TABLE system.log TO kotline_administrator;
