-- Questions of citizens to providers, and the ways to the providers. Neither side is ever told where the other is reached.

-- Kept: 30 days after the end, 180 days at most; then nothing of it.
create table inquiry (
    id           text   primary key not null, -- what links and deliveries call it
    number       bigint not null,             -- in what order they were asked
    code         text   not null unique,      -- what people call it
    joint        text   not null,             -- the same for those that were put to several providers at once
    chat         text,                        -- keyed hash of whoever asks; null once they are forgotten
    address      text,                        -- sealed; null once they are forgotten
    provider     text   not null,
    offer        text   not null,
    title        text   not null,             -- what the offer was called
    category     text   not null,             -- places, cost, access, trial, care, own
    language     text   not null,             -- de, de-simple
    record       text   not null,             -- JSON: who is to answer, how far it is, since when
    holder       text   not null,             -- who is to answer, by its name
    state        text   not null,             -- how far it is, by its name
    since        bigint not null,             -- when it last changed
    due_at       bigint,                      -- when something happens by itself
    handed       bigint not null default 0,   -- up to which entry the provider was written to
    forgotten_at bigint not null,             -- when all of it is forgotten
    is_helpful   bigint,                      -- 1 or 0, if whoever asked has said
    opened_at    bigint not null,
    revision     bigint not null              -- goes up with each change: who saw an older one must look again
);

create index inquiry_number on inquiry (number);
create index inquiry_chat on inquiry (chat, opened_at);
create index inquiry_due on inquiry (due_at) where due_at is not null;
create index inquiry_underway on inquiry (id) where state = 'underway';
create index inquiry_forgotten on inquiry (forgotten_at);
create index inquiry_provider on inquiry (provider, opened_at);
create index inquiry_holder on inquiry (holder, state, since);

-- What was written in it. Kept as long as the question, less for whoever is forgotten.
create table inquiry_entry (
    inquiry text   not null,
    number  bigint not null,                  -- from one
    author  text   not null,                  -- citizen, provider, office
    kind    text   not null,                  -- question, answer, ask-back, reply, decline
    words   text,                             -- sealed; null once forgotten
    at      bigint not null,
    primary key (inquiry, number)
);

-- How a provider is told of questions. Kept: until somebody takes it away, or the chat is erased.
create table provider_way (
    provider   text   not null,
    channel    text   not null,               -- mail, matrix, telegram, webhook
    chat       text   not null,               -- keyed hash as elsewhere
    address    text   not null,               -- sealed
    state      text   not null,               -- active, failing, off
    failures   bigint not null default 0,     -- how many messages in a row could not be delivered
    failed_at  bigint,                        -- when the first of them failed
    fault      text,                          -- why the last one failed; never what it said
    linked_at  bigint not null,
    primary key (provider, channel)
);

create index provider_way_chat on provider_way (chat);

-- Links that let whoever has them do one thing, without an account. Kept: for 14 days, and as long again as over.
create table provider_link (
    token      text   primary key not null,   -- SHA-256 of what stands in the link
    provider   text   not null,
    inquiry    text,                          -- the question that it opens
    purpose    text   not null,               -- inquiry, offers
    expires_at bigint not null
);

create index provider_link_inquiry on provider_link (inquiry);
create index provider_link_expires on provider_link (expires_at);
