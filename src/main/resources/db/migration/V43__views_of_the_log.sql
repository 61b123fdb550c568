-- A filter of the sign-in log under a name: of a site's log or, without a tenant, of all sites'.
-- For one operator, or, without one, for everybody who may read that log.
create table event_view (
  id          bigint primary key,
  tenant_id   bigint references tenant on delete cascade,
  operator_id bigint references operator on delete cascade,
  name        varchar(200) not null,
  query       varchar(4000) not null,
  created_at  timestamp(6) with time zone not null,
  version     bigint not null
);
create sequence event_view_seq start with 50 increment by 50;
create index event_view_tenant on event_view (tenant_id);
create index event_view_operator on event_view (operator_id);
