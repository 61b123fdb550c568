-- Sites that a platform administrator opened for a short time by a link and a password.
create sequence break_glass_seq start with 50 increment by 50;
create table break_glass (
  id            bigint primary key,
  tenant_id     bigint not null references tenant on delete cascade,
  -- SHA-256 of the secret in the link, which is random.
  secret_hash   varchar(64) not null,
  -- PBKDF2.
  password_hash varchar(400) not null,
  reason        varchar(1000) not null,
  opened_by     varchar(400) not null,
  sign_ins      integer default 0 not null,
  created_at    timestamp(6) with time zone not null,
  expires_at    timestamp(6) with time zone not null,
  -- At most one is open at a site.
  constraint break_glass_tenant unique (tenant_id)
);
create index break_glass_expiry on break_glass (expires_at);

-- Ends with the break-glass that it came by. The build before this one lets nobody in by such a session.
alter table reader_session add column break_glass_id bigint references break_glass on delete cascade;
create index reader_session_break_glass on reader_session (break_glass_id);
