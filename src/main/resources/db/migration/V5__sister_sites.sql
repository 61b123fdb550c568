-- A sign-in may open several sites; its holder moves from one to the next with a code that works once.

-- Under which address the other sites know the holder, and whether they let strangers visit.
alter table reader_session add column opened_for varchar(254);
alter table reader_session add column opened_to_visitors boolean default false not null;

create table hand_over (
  -- SHA-256 of the code: a stolen database opens no session.
  code_hash          varchar(64) primary key,
  -- Where the code may be used.
  tenant_id          bigint not null references tenant on delete cascade,
  connection_id      bigint not null references connection on delete cascade,
  -- Where the holder comes from; none when the sign-in did not open the site at which it happened.
  session_id         bigint references reader_session on delete cascade,
  opened_sites       varchar(5000) not null,
  opened_for         varchar(254),
  opened_to_visitors boolean not null,
  return_to          varchar(2000) not null,
  session_ends_at    timestamp(6) with time zone not null,
  expires_at         timestamp(6) with time zone not null
);
create index hand_over_tenant on hand_over (tenant_id);
create index hand_over_connection on hand_over (connection_id);
create index hand_over_session on hand_over (session_id);
create index hand_over_expiry on hand_over (expires_at);
