-- Document360's codes: who a reader is, until the browser brings the code.

create table authorization_code (
  -- SHA-256: a stolen database signs nobody in.
  code_hash     varchar(64) primary key,
  tenant_id     bigint not null,
  connection_id bigint not null,
  username      varchar(200) not null,
  first_name    varchar(200),
  last_name     varchar(200),
  email         varchar(254) not null,
  reader_groups varchar(5000) not null,
  minutes       integer not null,
  expires_at    timestamp(6) with time zone not null,
  foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade
);
create index authorization_code_expiry on authorization_code (expires_at);
