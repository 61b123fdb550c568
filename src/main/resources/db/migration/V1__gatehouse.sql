-- One script for H2 and PostgreSQL. Constraints called taken_<field> become "409 <field> is taken".

create sequence tenant_seq start with 1050 increment by 50;
create sequence connection_seq start with 50 increment by 50;
create sequence signing_key_seq start with 50 increment by 50;
create sequence reader_seq start with 50 increment by 50;
create sequence session_seq start with 50 increment by 50;
create sequence event_seq start with 50 increment by 50;
create sequence category_seq start with 50 increment by 50;
create sequence article_seq start with 50 increment by 50;
create sequence operator_seq start with 50 increment by 50;
create sequence api_token_seq start with 50 increment by 50;

create table tenant (
  id                   bigint primary key,
  version              bigint not null,
  -- Raised by whatever changes what a node may have cached of this tenant.
  revision             bigint not null,
  subdomain            varchar(63) not null,
  name                 varchar(200) not null,
  visibility           varchar(20) not null,
  home_published       boolean not null,
  session_minutes      integer not null,
  frame_ancestors      varchar(10000) not null,
  widget_origins       varchar(10000) not null,
  widget_id            varchar(32) not null,
  shared_password_hash varchar(400),
  created_at           timestamp(6) with time zone not null,
  constraint taken_subdomain unique (subdomain),
  constraint taken_widget_id unique (widget_id)
);

create table custom_domain (
  tenant_id bigint not null references tenant on delete cascade,
  domain    varchar(253) not null,
  constraint taken_customdomains primary key (domain)
);
create index custom_domain_tenant on custom_domain (tenant_id);

create table connection (
  id                 bigint primary key,
  tenant_id          bigint not null references tenant on delete cascade,
  version            bigint not null,
  protocol           varchar(30) not null,
  name               varchar(200) not null,
  enabled            boolean not null,
  is_default         boolean not null,
  login_url          varchar(2000),
  logout_url         varchar(2000),
  issuer             varchar(500),
  audience           varchar(500),
  token_ttl_seconds  integer not null,
  clock_skew_seconds integer not null,
  role_ceiling       varchar(20) not null,
  allow_unsolicited  boolean not null,
  cookie_path        varchar(200) not null,
  site_ids           varchar(4000) not null,
  client_id          varchar(64),
  algorithm          varchar(10) not null,
  created_at         timestamp(6) with time zone not null,
  constraint connection_of_tenant unique (tenant_id, id),
  constraint taken_clientid unique (client_id)
);

create table signing_key (
  id            bigint primary key,
  tenant_id     bigint not null,
  connection_id bigint not null,
  kid           varchar(200),
  -- <master key id>:<base64 of nonce and AES-GCM ciphertext>
  sealed_secret varchar(4000) not null,
  created_at    timestamp(6) with time zone not null,
  retires_at    timestamp(6) with time zone,
  last_used_at  timestamp(6) with time zone,
  constraint taken_kid unique (connection_id, kid),
  foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade
);

create table permission_group (
  tenant_id bigint not null references tenant on delete cascade,
  id        varchar(64) not null,
  version   bigint not null,
  name      varchar(200) not null,
  constraint taken_id primary key (tenant_id, id)
);

create table reader (
  id              bigint primary key,
  tenant_id       bigint not null references tenant on delete cascade,
  version         bigint not null,
  email           varchar(254),
  name            varchar(200),
  external_id     varchar(500),
  role            varchar(20) not null,
  lang            varchar(35),
  avatar_url      varchar(2000),
  custom_fields   varchar(16000) not null,
  banned          boolean not null,
  created_at      timestamp(6) with time zone not null,
  last_sign_in_at timestamp(6) with time zone,
  constraint reader_of_tenant unique (tenant_id, id),
  constraint taken_email unique (tenant_id, email),
  constraint taken_externalid unique (tenant_id, external_id)
);

-- Which of a tenant's groups: that of the thing that is marked with them.
create table reader_group (
  reader_id bigint not null references reader on delete cascade,
  group_id  varchar(64) not null,
  primary key (reader_id, group_id)
);
create index reader_group_group on reader_group (group_id);

create table reader_session (
  id            bigint primary key,
  tenant_id     bigint not null references tenant on delete cascade,
  -- SHA-256 of the cookie's value: a stolen database opens no session.
  token_hash    varchar(64) not null,
  reader_id     bigint,
  connection_id bigint,
  -- SHA-256 of the token that made this session, so that a reload of the same link is no replay.
  made_by       varchar(64),
  session_groups varchar(4000) not null,
  created_at    timestamp(6) with time zone not null,
  expires_at    timestamp(6) with time zone not null,
  last_seen_at  timestamp(6) with time zone not null,
  address       varchar(64),
  user_agent    varchar(400),
  constraint session_token unique (token_hash),
  foreign key (tenant_id, reader_id) references reader (tenant_id, id) on delete cascade,
  foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade
);
create index reader_session_tenant on reader_session (tenant_id, id);
create index reader_session_reader on reader_session (tenant_id, reader_id);
create index reader_session_connection on reader_session (tenant_id, connection_id);
create index reader_session_expiry on reader_session (expires_at);

-- Replay detection: the constraint, not a query, decides which of two simultaneous sign-ins wins.
create table consumed_jti (
  tenant_id     bigint not null,
  connection_id bigint not null,
  purpose       varchar(20) not null,
  jti_hash      varchar(64) not null,
  expires_at    timestamp(6) with time zone not null,
  constraint consumed_jti_once primary key (connection_id, purpose, jti_hash),
  foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade
);
create index consumed_jti_expiry on consumed_jti (expires_at);

create table login_key (
  key_hash      varchar(64) primary key,
  tenant_id     bigint not null,
  connection_id bigint not null,
  browser_hash  varchar(64) not null,
  return_to     varchar(2000) not null,
  expires_at    timestamp(6) with time zone not null,
  foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade
);
create index login_key_expiry on login_key (expires_at);

create table event (
  id            bigint primary key,
  tenant_id     bigint not null references tenant on delete cascade,
  occurred_at   timestamp(6) with time zone not null,
  name          varchar(60) not null,
  reason        varchar(60),
  detail        varchar(1000),
  surface       varchar(20),
  connection_id bigint,
  reader_id     bigint,
  trace_id      varchar(32),
  address       varchar(64),
  user_agent    varchar(400)
);
create index event_newest on event (tenant_id, id);
create index event_trace on event (tenant_id, trace_id);
create index event_age on event (occurred_at);

create table category (
  id          bigint primary key,
  tenant_id   bigint not null references tenant on delete cascade,
  version     bigint not null,
  title       varchar(200) not null,
  slug        varchar(200) not null,
  description varchar(2000),
  parent_id   bigint,
  visitors    boolean not null,
  created_at  timestamp(6) with time zone not null,
  updated_at  timestamp(6) with time zone not null,
  constraint category_of_tenant unique (tenant_id, id),
  constraint category_parent foreign key (tenant_id, parent_id) references category (tenant_id, id)
);

create table article (
  id           bigint primary key,
  tenant_id    bigint not null references tenant on delete cascade,
  version      bigint not null,
  category_id  bigint,
  title        varchar(200) not null,
  slug         varchar(200) not null,
  description  varchar(2000),
  body         varchar(1000000) not null,
  tags         varchar(4000) not null,
  visitors     boolean not null,
  is_private   boolean not null,
  is_published boolean not null,
  created_at   timestamp(6) with time zone not null,
  updated_at   timestamp(6) with time zone not null,
  constraint article_of_tenant unique (tenant_id, id),
  constraint article_category foreign key (tenant_id, category_id) references category (tenant_id, id)
);
create index article_in_category on article (tenant_id, category_id);

create table category_group (
  category_id bigint not null references category on delete cascade,
  group_id    varchar(64) not null,
  primary key (category_id, group_id)
);

create table article_group (
  article_id bigint not null references article on delete cascade,
  group_id   varchar(64) not null,
  primary key (article_id, group_id)
);

create table operator (
  id             bigint primary key,
  version        bigint not null,
  email          varchar(254) not null,
  name           varchar(200) not null,
  password_hash  varchar(400) not null,
  platform_admin boolean not null,
  disabled       boolean not null,
  created_at     timestamp(6) with time zone not null,
  constraint taken_operator_email unique (email)
);

create table api_token (
  id             bigint primary key,
  name           varchar(200) not null,
  token_hash     varchar(64) not null,
  platform_admin boolean not null,
  created_at     timestamp(6) with time zone not null,
  expires_at     timestamp(6) with time zone,
  last_used_at   timestamp(6) with time zone,
  constraint taken_api_token unique (token_hash)
);

-- Whoever takes the row does the work: keeps timers of several nodes from colliding.
create table lease (
  name       varchar(40) primary key,
  held_until timestamp(6) with time zone not null
);
insert into lease (name, held_until) values ('purge', timestamp with time zone '1970-01-01 00:00:00+00');
