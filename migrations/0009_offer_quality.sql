-- What lists of offers are sorted and narrowed by, kept beside the record; what was changed by hand of providers; and
-- files that are looked at before they are imported.

alter table offer add column title text not null default '';            -- folded: in this order people look for it
alter table offer add column provider text not null default '';
alter table offer add column completeness bigint not null default 0;    -- 0 to 100
alter table offer add column confirmed text not null default '';        -- YYYY-MM-DD; '' if nobody ever confirmed it
alter table offer add column is_simple bigint not null default 0;       -- whether it is told in simple language
alter table offer add column is_ended bigint not null default 0;        -- whether it does not take place any more
alter table offer add column weights bigint not null default 0;         -- by which version of the weights it was weighed

create index offer_title on offer (title, id);
create index offer_completeness on offer (is_ended, completeness, title, id);
create index offer_confirmed on offer (is_ended, confirmed, title, id);
create index offer_simple on offer (is_ended, is_simple, title, id);
create index offer_provider on offer (provider, title, id);
create index offer_weights on offer (weights);

alter table provider add column name text not null default '';          -- folded
alter table provider add column edits text not null default '{}';       -- JSON merge patch over the imported record
create index provider_name on provider (name, id);

-- A file that somebody has handed in. Public data, but nobody's business until it is imported.
-- Kept: 24 hours.
create table import_draft (
    id         text   primary key not null,
    staff      text   not null,               -- who handed it in; nobody else sees or applies it
    file       text   not null,               -- what it is called
    state      text   not null,               -- refused, compared, outdated, applying, applied
    summary    text   not null,               -- JSON: numbers of all that is in it
    done       bigint not null default 0,     -- offers that are applied
    total      bigint not null,
    created_at bigint not null,
    finished_at bigint
);

create index import_draft_created on import_draft (created_at);
create index import_draft_state on import_draft (state);

-- What is in it, one thing a row, so that no page and no step holds all of it.
create table import_draft_row (
    draft  text   not null,
    kind   text   not null,                   -- provider, new, changed, same, complaint, note
    number bigint not null,                   -- the order in the file, within a kind
    thing  text   not null,                   -- the id of the offer or provider; '' for remarks
    record text   not null,                   -- JSON of the offer or provider; the sentence of a remark
    imports bigint not null default 0,        -- how often the stored offer had been imported when it was compared
    primary key (draft, kind, number)
);
