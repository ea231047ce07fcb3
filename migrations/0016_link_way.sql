-- Over which way a link was sent: when that way leads elsewhere, its links end.
alter table provider_link add column channel text not null default '';

create index provider_link_way on provider_link (provider, channel);
