-- Receivers of signed messages: of a site, or without a tenant of the platform.
create table webhook (
  id               bigint primary key,
  tenant_id        bigint references tenant on delete cascade,
  name             varchar(400) not null,
  url              varchar(2000) not null,
  enabled          boolean not null,
  alerts           boolean not null,
  events           boolean not null,
  audit            boolean not null,
  -- Whether it may go to networks that GATEHOUSE_WEBHOOK_NETWORKS lists.
  own_network      boolean default false not null,
  sealed_secret    varchar(400) not null,
  -- The secret before the last rotation, which signs as well until its time is over.
  sealed_previous  varchar(400),
  previous_until   timestamp(6) with time zone,
  created_at       timestamp(6) with time zone not null,
  version          bigint not null
);
create sequence webhook_seq start with 50 increment by 50;
create index webhook_tenant on webhook (tenant_id);

-- How far a receiver has got; beside the settings, since each delivery writes it.
create table webhook_progress (
  webhook_id    bigint primary key references webhook on delete cascade,
  events_after  varchar(1000) not null,
  audit_after   varchar(1000) not null,
  -- How far the message goes that is being sent, so that it comes again as it was.
  events_sending varchar(1000),
  audit_sending  varchar(1000),
  next_at       timestamp(6) with time zone not null,
  failures      integer not null,
  failing_since timestamp(6) with time zone,
  delivered_at  timestamp(6) with time zone,
  last_answer   varchar(300)
);
create index webhook_progress_next on webhook_progress (next_at);

create table alert_rule (
  id             bigint primary key,
  tenant_id      bigint references tenant on delete cascade,
  name           varchar(400) not null,
  kind           varchar(30) not null,
  enabled        boolean not null,
  threshold      integer,
  window_minutes integer not null,
  minimum        integer not null,
  quiet_minutes  integer not null,
  emails         varchar(6000) not null,
  created_at     timestamp(6) with time zone not null,
  version        bigint not null
);
create sequence alert_rule_seq start with 50 increment by 50;
create index alert_rule_tenant on alert_rule (tenant_id);

-- Whether a rule fires, and when it was sent last.
create table alert_state (
  rule_id bigint primary key references alert_rule on delete cascade,
  -- Null while it does not fire.
  since   timestamp(6) with time zone,
  sent_at timestamp(6) with time zone not null,
  detail  varchar(2000) not null
);

-- What is still to be sent: to a web hook, or by mail.
create table alert_message (
  id         bigint primary key,
  webhook_id bigint references webhook on delete cascade,
  email      varchar(300),
  subject    varchar(400) not null,
  body       varchar(8000) not null,
  created_at timestamp(6) with time zone not null,
  next_at    timestamp(6) with time zone not null,
  failures   integer not null
);
create sequence alert_message_seq start with 50 increment by 50;
create index alert_message_webhook on alert_message (webhook_id, id);
create index alert_message_next on alert_message (next_at);

-- Refused sign-ins that a node could not record.
create table event_drop (
  id         bigint primary key,
  dropped_at timestamp(6) with time zone not null,
  number     bigint not null
);
create sequence event_drop_seq start with 50 increment by 50;

insert into lease (name, held_until) values
  ('alerts', timestamp with time zone '1970-01-01 00:00:00+00'),
  ('delivery', timestamp with time zone '1970-01-01 00:00:00+00');
