-- Threads: which messages in a chat belong together, so that an answer to any of them is known to belong there, too.

-- The first message of a thread in a chat; the others are sent as answers to it.
-- Kept: 190 days after the last message, or until the chat is forgotten.
create table thread (
    chat    text   not null,                  -- keyed hash as elsewhere
    thread  text   not null,                  -- its name: given by whoever began it, and nobody's
    root    text   not null,                  -- sealed: what the messenger calls the first message
    last_at bigint not null,                  -- when a message was last added
    primary key (chat, thread)
);

create index thread_last on thread (last_at);

-- All its messages. Kept: as long as the thread.
create table thread_message (
    chat     text   not null,
    message  text   not null,                 -- keyed hash of what the messenger calls it
    thread   text   not null,
    added_at bigint not null,
    primary key (chat, message)
);

create index thread_message_thread on thread_message (chat, thread);
