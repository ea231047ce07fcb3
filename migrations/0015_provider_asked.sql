-- When a provider was last asked whether its offers are still right. Kept: the last time only.
create table provider_asked (
    provider text   primary key not null,
    asked_at bigint not null
);
