-- What is kept for a person who asked for it: a profile, favourites, searches to hear news about.
-- Kept: until the person says "Löschen", or 12 months after the last message.
create table memory (
    chat         text   primary key not null,
    address      text   not null,             -- sealed
    state        text   not null,             -- sealed
    has_searches bigint not null,             -- 1 if news are wanted
    used_at      bigint not null              -- when they last wrote
);

create index memory_used on memory (used_at);

-- When a conversation is forgotten: 72 hours after the last message, 60 minutes after a child's.
alter table session add column expires_at bigint not null default 0;
update session set expires_at = seen_at + 259200000;
drop index session_seen;
create index session_expires on session (expires_at);
