-- Two apps may both have a user 7: an external id means a person within a name space only.
alter table connection add column user_namespace varchar(128) default 'default' not null;
alter table connection add column link_by_email boolean default true not null;

create table linked_identity (
  reader_id      bigint not null,
  user_namespace varchar(128) not null,
  tenant_id      bigint not null,
  -- Null for those who came by e-mail address only. In the default name space always: there the id is
  -- reader.external_id.
  external_id    varchar(1000),
  primary key (reader_id, user_namespace),
  constraint taken_identities unique (tenant_id, user_namespace, external_id),
  constraint linked_identity_default check (user_namespace <> 'default' or external_id is null),
  foreign key (tenant_id, reader_id) references reader (tenant_id, id) on delete cascade
);

-- Whoever signed in without a password came through a connection, and all of those are in the default
-- name space. Whoever has an id belongs to it by that.
insert into linked_identity (reader_id, user_namespace, tenant_id)
  select id, 'default', tenant_id from reader
  where external_id is null and last_sign_in_at is not null and password_hash is null;
