-- Subscriptions to the announcements of the education office.

-- Who wants to hear what: a plain row beside the sealed one in "memory", by which an audience is found and counted.
-- The address is there, sealed, under the same chat. Kept: as long as the subscription.
create table subscription (
    chat         text   primary key not null,
    channel      text   not null,
    language     text   not null,             -- de, de-simple
    municipality text   not null,             -- '' for the whole county
    topics       text   not null,             -- ids between commas: ,early,sport, ; '' for all
    bands        text   not null,             -- ids between commas: ,b0,b6, ; '' for all
    quiet_from   bigint not null,             -- silent from this hour of the day in the county
    quiet_until  bigint not null,             -- to this one; never if both are the same
    weekly       bigint not null,             -- at most so many messages in seven days
    consent      text   not null              -- the row in "consent"
);

create index subscription_reader on subscription (channel, language);
create index subscription_audience on subscription (municipality, language, channel, topics, bands);

-- Proof that a person agreed. Kept: 3 years after it was withdrawn.
create table consent (
    id           text   primary key not null,
    chat         text   not null,
    version      text   not null,             -- the text that was agreed to
    given_at     bigint not null,
    withdrawn_at bigint
);

create index consent_chat on consent (chat);
create index consent_withdrawn on consent (withdrawn_at);

-- What was agreed to, word for word.
create table consent_text (
    version  text primary key not null,       -- a hash of language and text
    language text not null,
    text     text not null
);

-- How many messages went out to one person lately.
create index outbox_chat on outbox (chat, finished_at);
