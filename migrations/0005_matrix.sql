-- Matrix: events that could not be decrypted when they came. Kept: until they can be, at most for a day.
create table sealed_event (
    id          text   primary key not null,  -- the event
    chat        text   not null,              -- the room, by its keyed hash
    event       text   not null,              -- the room and the event as it came, sealed
    is_asked    bigint not null default 0,    -- whether the sender was asked to say it again
    received_at bigint not null
);

create index sealed_event_chat on sealed_event (chat);
