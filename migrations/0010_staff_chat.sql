-- Chats of the staff: where somebody wants to see an announcement before others do.

-- Kept: until it is disconnected, the chat is erased, or the person is removed.
create table staff_chat (
    staff     text   not null,
    channel   text   not null,
    chat      text   not null,                -- keyed hash as elsewhere
    address   text   not null,                -- sealed
    linked_at bigint not null,
    primary key (staff, channel)
);

create index staff_chat_chat on staff_chat (chat);

-- Codes that are written to the bot to connect a chat. Kept: 10 minutes, or until used.
create table chat_code (
    code       text   primary key not null,   -- keyed hash
    staff      text   not null,
    expires_at bigint not null
);

create index chat_code_staff on chat_code (staff);

-- What the console asks about announcements.
create index announcement_stage on announcement (stage, number);
create index recipient_doubled on recipient (announcement, state) where doubts > 0;
