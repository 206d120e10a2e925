-- Which keys this database was filled with. A process with others would find no shared card and read no card at all, in silence;
-- it compares this digest of its own keys before it does anything (Infrastructure/Database/KeyCheck.cs). The keys can't be told from it.

CREATE TABLE public.key_check (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    digest bytea NOT NULL CHECK (length(digest) = 32)
);
REVOKE ALL ON public.key_check FROM PUBLIC;
