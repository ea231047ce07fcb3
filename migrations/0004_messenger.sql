-- Messengers: where each stands, what goes out through which, and who has to be left alone for a while.

-- How far a messenger has handed over what reached it.
create table position (
    channel  text   primary key not null,     -- the channel and its account: telegram:123456
    next     text   not null,                 -- what it is asked for next
    moved_at bigint not null                  -- when that last changed
);

-- Nobody is written to before a moment: a chat (by its keyed hash), a channel, or a channel's announcements.
-- Kept: until that moment.
create table pause (
    scope text   primary key not null,
    until bigint not null
);

create index pause_until on pause (until);

-- How often a turn was seen to break; "tries" counts those whose end nobody saw, too.
alter table inbox add column failures bigint not null default 0;
create index inbox_lane on inbox (chat, number) where state = 'waiting';

-- Each channel is emptied by itself, each priority in the order in which its deliveries fall due.
alter table outbox add column channel text not null default 'terminal';
drop index outbox_due;
create index outbox_due on outbox (channel, priority, due_at, number) where finished_at is null;
