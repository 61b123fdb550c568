-- A single-use token counts once for each signing key, whichever connections and tenants have it: keys
-- are recognized by a keyed hash of the bytes that sign, which the next migration computes.
create table fingerprint_key (
  id            integer primary key,
  sealed_secret varchar(400) not null
);
alter table signing_key add column fingerprint varchar(64);
create index signing_key_fingerprint on signing_key (fingerprint);

-- Without references: what was consumed is remembered when its connection or tenant is gone.
alter table consumed_jti rename to consumed_jti_of_connection;
create table consumed_jti (
  -- For tokens the fingerprint of the signing key, for codes the connection that they belong to.
  authority  varchar(64) not null,
  purpose    varchar(20) not null,
  jti_hash   varchar(64) not null,
  expires_at timestamp(6) with time zone not null,
  constraint consumed_once primary key (authority, purpose, jti_hash)
);
insert into consumed_jti (authority, purpose, jti_hash, expires_at)
  select 'connection ' || cast(connection_id as varchar(20)), purpose, jti_hash, expires_at
  from consumed_jti_of_connection;
drop table consumed_jti_of_connection;
create index consumed_jti_expiry on consumed_jti (expires_at);
