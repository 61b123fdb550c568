-- How long a site's sessions last, apart from what a token says. Zero minutes: no such limit.
alter table tenant add column max_session_minutes integer default 0 not null;
alter table tenant add column idle_minutes integer default 0 not null;
alter table tenant add column one_session_per_user boolean default false not null;

-- Cookies of sessions that ended because their user signed in elsewhere: their browser is told once.
create table replaced_session (
  -- SHA-256 of the cookie's value
  token_hash varchar(64) not null primary key,
  tenant_id  bigint not null references tenant on delete cascade,
  expires_at timestamp(6) with time zone not null
);
create index replaced_session_expiry on replaced_session (expires_at);
create index replaced_session_tenant on replaced_session (tenant_id);
