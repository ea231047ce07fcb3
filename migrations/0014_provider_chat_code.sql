-- Providers connect chats of their own, and staff see which ways to them work.

-- Codes that are written to the bot to connect a provider's chat. Kept: 10 minutes, or until used.
create table provider_chat_code (
    code       text   primary key not null,   -- keyed hash
    provider   text   not null,
    staff      text   not null,               -- who showed it
    expires_at bigint not null
);

create index provider_chat_code_provider on provider_chat_code (provider);

-- When something last arrived over a way.
alter table provider_way add column arrived_at bigint;

-- What the overview asks: which ways do not work.
create index provider_way_broken on provider_way (provider) where state <> 'active';
