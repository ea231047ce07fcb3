-- In which state the catalogue of offers and providers is, and what changed since an earlier one: so the search
-- index need not be built anew for one corrected offer.

-- The last states, the present one with the highest number.
create table catalogue (
    revision bigint primary key not null,
    state    text   not null              -- a random name: even after a backup is restored, no two states share one
);

-- The number that the next state gets; the row is locked until a change is complete.
insert into meta (name, value) values ('catalogue revision', '0');
insert into catalogue (revision, state) select 0, value from meta where name = 'catalogue';
delete from meta where name = 'catalogue';

alter table offer add column revision bigint not null default 0;    -- the state it last changed for
alter table provider add column revision bigint not null default 0;
create index offer_revision on offer (revision);

-- Offers that are gone; kept as long as a state before that is.
create table removed_offer (
    id       text   primary key not null,
    revision bigint not null
);
