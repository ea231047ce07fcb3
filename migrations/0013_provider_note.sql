-- What providers write to the office, and how much they are asked for.

-- Kept: 30 days after it was done, a year at most.
create table provider_note (
    id       text   primary key not null, -- derived from the link and the words: the same said twice is one
    number   bigint not null,             -- in what order they were written
    provider text   not null,
    offer    text   not null,             -- the offer that it is about
    words    text   not null,             -- sealed
    at       bigint not null,
    done_at  bigint                       -- when somebody of the office had seen to it
);

create index provider_note_open on provider_note (number) where done_at is null;
create index provider_note_at on provider_note (at);

-- How many questions a provider got in a month, and nothing about who asked. Kept: for 13 months.
create table provider_demand (
    provider  text   not null,
    month     text   not null,            -- 2026-03
    questions bigint not null,
    primary key (provider, month)
);
