-- Rules from claims to groups, role, language and custom fields; a version without them ignores them.
alter table connection add column mapping varchar(100000) default '{}' not null;

-- Names and types of the claims of a connection's last sign-ins, each shape once.
create table claim_shape (
  tenant_id     bigint not null references tenant on delete cascade,
  connection_id bigint not null references connection on delete cascade,
  -- SHA-256 of the shape
  shape_hash    varchar(64) not null,
  -- One claim per line: its type and its pointer
  shape         varchar(25000) not null,
  -- Claims of the last such token, sealed; only where the connection keeps values
  sealed_claims varchar(25000),
  sign_ins      bigint not null,
  created_at    timestamp(6) with time zone not null,
  seen_at       timestamp(6) with time zone not null,
  primary key (connection_id, shape_hash)
);
create index claim_shape_seen on claim_shape (seen_at);
create index claim_shape_tenant on claim_shape (tenant_id);
