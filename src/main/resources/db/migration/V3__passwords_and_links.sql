-- Passwords of a tenant's own users, the invitations by which they choose them, and links that open
-- a site without one.

-- PBKDF2; null for those who only ever sign in through a connection.
alter table reader add column password_hash varchar(400);

create sequence secret_link_seq start with 50 increment by 50;

create table invitation (
  -- SHA-256 of the secret in the link: a stolen database accepts no invitation.
  secret_hash varchar(64) primary key,
  tenant_id   bigint not null,
  reader_id   bigint not null,
  expires_at  timestamp(6) with time zone not null,
  -- A new one takes the place of the one before.
  constraint invitation_of_reader unique (tenant_id, reader_id),
  foreign key (tenant_id, reader_id) references reader (tenant_id, id) on delete cascade
);
create index invitation_expiry on invitation (expires_at);

create table secret_link (
  id          bigint primary key,
  tenant_id   bigint not null references tenant on delete cascade,
  name        varchar(200) not null,
  secret_hash varchar(64) not null,
  reusable    boolean not null,
  opened_at   timestamp(6) with time zone,
  created_at  timestamp(6) with time zone not null,
  expires_at  timestamp(6) with time zone not null,
  constraint secret_link_secret unique (secret_hash)
);
create index secret_link_tenant on secret_link (tenant_id, id);
create index secret_link_expiry on secret_link (expires_at);

-- The first opening of a link that opens once: the key lets no second one through.
create table secret_link_opening (
  link_id bigint primary key references secret_link on delete cascade
);

-- Ends with the link that made it.
alter table reader_session add column secret_link_id bigint references secret_link on delete cascade;
create index reader_session_secret_link on reader_session (secret_link_id);
