-- Announcements of the office: what they say, who agreed, and who of those they are for has got them.

-- Public, but for drafts.
create table announcement (
    id         text   primary key not null,
    number     bigint not null,               -- in what order they were begun
    record     text   not null,               -- JSON: the words, the audience, who wrote, submitted and approved
    stage      text   not null,               -- its name in the record
    due_at     bigint,                        -- when it leaves; null until it is approved
    expires_at bigint,                        -- nobody gets it later
    revision   bigint not null,               -- goes up with each change: who saw an older one must look again
    created_at bigint not null,
    changed_at bigint not null,
    result     text                           -- JSON: how many people got it, once nobody is remembered any more
);

create index announcement_number on announcement (number);
create index announcement_due on announcement (due_at) where stage in ('scheduled', 'sending');
create index announcement_public on announcement (due_at) where due_at is not null;

-- Whom an approved announcement goes to, one row a person. It is finished when none of its rows is open.
-- Kept: 30 days after the last of them was settled, then only how many they were.
create table recipient (
    id           text   primary key not null, -- of the delivery: announcement:<announcement>:<number>
    announcement text   not null,
    number       bigint not null,
    chat         text   not null,
    channel      text   not null,
    state        text   not null,             -- open: waiting, handed; settled: sent, dead, unknown, stopped, expired, cancelled
    doubts       bigint not null default 0,   -- attempts of which nobody knows whether they arrived
    due_at       bigint not null,             -- not before this moment: people sleep
    settled_at   bigint,
    unique (announcement, chat)
);

create index recipient_waiting on recipient (announcement, channel, due_at, number) where state = 'waiting';
create index recipient_asleep on recipient (announcement, due_at) where state = 'waiting';
create index recipient_handed on recipient (announcement, channel) where state = 'handed';
create index recipient_open on recipient (chat) where state in ('waiting', 'handed');
create index recipient_settled on recipient (announcement, state, settled_at);
