-- The people who work for the service, how they sign in, and what they changed.

-- Kept: 12 months after somebody was removed, so that the audit log can name them.
create table staff (
    id         text   primary key not null,
    name       text   not null,               -- to sign in with; in small letters
    role       text   not null,               -- editor, publisher, admin
    password   text,                          -- argon2id; null until the invitation is accepted
    totp       text,                          -- sealed; null until the invitation is accepted
    totp_step  bigint not null default 0,     -- the last half minute whose code was used: each is used once
    created_at bigint not null,
    removed_at bigint
);

create unique index staff_name on staff (name) where removed_at is null;

-- One-time links to set a password and a second factor. Kept: until used or over.
create table invitation (
    token      text   primary key not null,   -- SHA-256 of what stands in the link
    staff      text   not null,
    expires_at bigint not null
);

create index invitation_staff on invitation (staff);

-- Codes that stand in for the second factor. Kept: until used.
create table recovery_code (
    staff text not null,
    code  text not null,                      -- keyed hash
    primary key (staff, code)
);

-- Who is signed in. Kept: 30 minutes after the last request, 8 hours at most.
create table web_session (
    token    text   primary key not null,     -- SHA-256 of what stands in the cookie
    staff    text   not null,
    begun_at bigint not null,
    seen_at  bigint not null
);

create index web_session_staff on web_session (staff);

-- How often signing in failed, by name (a keyed hash, also of names that nobody has) and for all together.
-- Kept: a day after the last try.
create table sign_in_try (
    scope         text   primary key not null,
    failures      bigint not null,
    tried_at      bigint not null,
    blocked_until bigint not null
);

-- Every change, and every sign-in. Each entry holds a hash over itself and the hash before it. Kept: 12 months.
create table audit (
    number bigint primary key not null,       -- from one, without gaps
    at     bigint not null,
    staff  text   not null,                   -- who; '' if nobody is known by that name
    action text   not null,
    object text   not null,
    detail text   not null,                   -- JSON; nothing about citizens
    hash   text   not null
);

create index audit_staff on audit (staff, number);
create index audit_object on audit (object, number);

-- The last entry of the log and the last that is not kept any more: number and hash.
insert into meta (name, value) values ('audit head', '0 '), ('audit start', '0 ');
