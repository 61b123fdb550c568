-- A site's consent that a connection of another site signs readers in there.
create table opening (
  -- The site that is opened.
  tenant_id     bigint not null references tenant on delete cascade,
  -- The connection, of another site, that opens it.
  connection_id bigint not null references connection on delete cascade,
  -- Whose consent it is, which ends with their right; the platform's where neither is set. No
  -- references: an opening without its operator or token is found and recorded as ended.
  operator_id   bigint,
  api_token_id  bigint,
  -- As the audit trail names them. Null for consents from before they were recorded.
  given_by      varchar(300),
  given_at      timestamp(6) with time zone,
  first_used_at timestamp(6) with time zone,
  last_used_at  timestamp(6) with time zone,
  primary key (tenant_id, connection_id)
);
create index opening_connection on opening (connection_id);
create index opening_operator on opening (operator_id);
create index opening_token on opening (api_token_id);

-- What connections open already stays open. Only lists of site ids hold brackets, and no other value
-- of an option holds a comma or a bracket beside an id.
insert into opening (tenant_id, connection_id)
  select s.id, c.id from connection c
    join tenant s on s.id <> c.tenant_id and (
      c.options like '%[' || cast(s.id as varchar(20)) || ']%'
      or c.options like '%[' || cast(s.id as varchar(20)) || ',%'
      or c.options like '%,' || cast(s.id as varchar(20)) || ',%'
      or c.options like '%,' || cast(s.id as varchar(20)) || ']%');
