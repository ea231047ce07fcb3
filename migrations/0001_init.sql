-- What the service remembers.
--
-- One schema for SQLite and PostgreSQL, in the words that both share:
--   text    a word, an id, JSON, or a sealed text (XChaCha20-Poly1305, then base64)
--   bigint  a number; a moment is milliseconds since 1970, UTC
-- "Sealed" means: readable only with the key, which lies neither in the database nor in its backups.
-- "Chat" is a keyed hash of a person's address: it finds the rows of one person and names nobody.

-- Facts about this database itself, one a row.
create table meta (
    name  text primary key not null,
    value text not null
);

-- Messages that reached us. A message is accepted when it lies here, and not before.
-- Kept: the words until it is handled, the row for 48 hours more, so that a repetition is recognised;
-- a message that could not be handled stays 7 days for somebody to look into.
create table inbox (
    id          text   primary key not null,  -- the channel's own id: the same id is the same message
    number      bigint not null,              -- in what order they came
    chat        text   not null,
    address     text,                         -- sealed; null once handled
    text        text,                         -- sealed; null once handled
    state       text   not null,              -- waiting, done, quarantined
    tries       bigint not null default 0,
    received_at bigint not null,
    finished_at bigint,
    fault       text                          -- why it failed last; never what it said
);

create index inbox_number on inbox (number);
create index inbox_waiting on inbox (number) where state = 'waiting';
create index inbox_chat on inbox (chat);

-- Where each conversation stands.
-- Kept: 24 hours after the last message.
create table session (
    chat     text   primary key not null,
    address  text   not null,                 -- sealed
    state    text   not null,                 -- sealed: it tells what people look for
    revision bigint not null,                 -- goes up with each change: who saw an older one must look again
    seen_at  bigint not null                  -- when they last wrote
);

create index session_seen on session (seen_at);

-- Everything that leaves the service.
-- Kept: the words until sent or given up, the row for 30 days.
create table outbox (
    id           text   primary key not null, -- derived from its cause: the same cause never sends twice
    number       bigint not null,             -- in what order they were written
    chat         text   not null,
    address      text,                        -- sealed; null once finished
    message      text,                        -- sealed; null once finished
    priority     bigint not null,             -- 2 answer, 1 inquiry, 0 announcement
    attempts     bigint not null default 0,   -- who reports on an attempt must name its number
    ambiguous    bigint not null default 0,   -- attempts that ended without our learning how
    due_at       bigint not null,
    leased_until bigint,                      -- an attempt is under way; if this passes, it was cut short
    finished_at  bigint,
    outcome      text,                        -- sent, dead, unknown
    fault        text                         -- why the last attempt failed; never to whom or what
);

create index outbox_number on outbox (number);
create index outbox_due on outbox (priority desc, number) where finished_at is null;
create index outbox_lane on outbox (chat, priority, number) where finished_at is null;
create index outbox_finished on outbox (finished_at);

-- Who makes offers. Public.
create table provider (
    id     text primary key not null,
    record text not null                      -- JSON
);

-- The offers. Public.
-- What was imported and what was changed by hand lie apart, so that a new import never undoes the work of people.
create table offer (
    id         text   primary key not null,
    source     text,                          -- the file or system it came from
    imported   text   not null,               -- JSON, as it came
    edits      text   not null,               -- JSON merge patch (RFC 7396) over it
    imports    bigint not null,               -- how often the imported record changed
    updated_at bigint not null
);

-- How often something happened on a day, and nothing about whom it happened to.
create table statistics (
    day   text   not null,                    -- YYYY-MM-DD in the county
    event text   not null,
    total bigint not null,
    primary key (day, event)
);
