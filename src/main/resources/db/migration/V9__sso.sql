-- Single sign-on as a whole can be off at a site while each connection keeps its own status.
alter table tenant add column sso_enabled boolean default true not null;

-- Which of the announced ways to sign in an operator wants to hear of: once each.
create table provider_interest (
  operator_id bigint not null references operator on delete cascade,
  provider    varchar(40) not null,
  created_at  timestamp(6) with time zone not null,
  primary key (operator_id, provider)
);
