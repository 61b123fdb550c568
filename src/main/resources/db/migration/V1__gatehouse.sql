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
create sequence secret_link_seq start with 50 increment by 50;
create sequence audit_entry_seq start with 1 increment by 1;

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
  -- Null: events are kept as long as the platform keeps them.
  event_days           integer,
  -- Single sign-on as a whole can be off while each connection keeps its own status.
  sso_enabled          boolean default true not null,
  accent_color         varchar(7),
  footer               varchar(2000),
  content_language     varchar(35) default 'en' not null,
  -- Names the logo's bytes; kept here so that a page knows its address without reading them.
  logo_hash            varchar(64),
  constraint taken_subdomain unique (subdomain),
  constraint taken_widget_id unique (widget_id)
);

create table custom_domain (
  tenant_id bigint not null references tenant on delete cascade,
  domain    varchar(253) not null,
  constraint taken_customdomains primary key (domain)
);
create index custom_domain_tenant on custom_domain (tenant_id);

create table site_logo (
  tenant_id  bigint primary key references tenant on delete cascade,
  media_type varchar(40) not null,
  bytes      bytea not null,
  changed_at timestamp(6) with time zone not null
);

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
  -- PBKDF2; null for those who only ever sign in through a connection.
  password_hash   varchar(400),
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

create table operator (
  id              bigint primary key,
  version         bigint not null,
  email           varchar(254) not null,
  name            varchar(200) not null,
  -- Null until the operator has accepted the invitation.
  password_hash   varchar(400),
  platform_admin  boolean not null,
  disabled        boolean not null,
  created_at      timestamp(6) with time zone not null,
  last_sign_in_at timestamp(6) with time zone,
  time_zone       varchar(64) default 'UTC' not null,
  -- Raised to end every session that began before.
  epoch           bigint default 0 not null,
  constraint taken_operator_email unique (email)
);

create table operator_grant (
  operator_id bigint not null references operator on delete cascade,
  tenant_id   bigint not null references tenant on delete cascade,
  role        varchar(20) not null,
  primary key (operator_id, tenant_id)
);
create index operator_grant_tenant on operator_grant (tenant_id);

create table operator_invitation (
  -- SHA-256 of the secret in the link: a stolen database accepts no invitation.
  secret_hash varchar(64) primary key,
  operator_id bigint not null references operator on delete cascade,
  expires_at  timestamp(6) with time zone not null,
  -- A new one takes the place of the one before.
  constraint invitation_of_operator unique (operator_id)
);
create index operator_invitation_expiry on operator_invitation (expires_at);

-- Time-based one-time passwords (RFC 6238).
create table second_factor (
  operator_id   bigint primary key references operator on delete cascade,
  sealed_secret varchar(400) not null,
  -- The time step of the last code that was taken; none counts twice.
  last_step     bigint not null,
  created_at    timestamp(6) with time zone not null
);

create table recovery_code (
  -- SHA-256 of the code and whose it is; deleted when it is used.
  code_hash   varchar(64) primary key,
  operator_id bigint not null references operator on delete cascade
);
create index recovery_code_operator on recovery_code (operator_id);

-- Which of the announced ways to sign in an operator wants to hear of: once each.
create table provider_interest (
  operator_id bigint not null references operator on delete cascade,
  provider    varchar(40) not null,
  created_at  timestamp(6) with time zone not null,
  primary key (operator_id, provider)
);

create table api_token (
  id             bigint primary key,
  name           varchar(200) not null,
  token_hash     varchar(64) not null,
  platform_admin boolean not null,
  created_at     timestamp(6) with time zone not null,
  expires_at     timestamp(6) with time zone,
  last_used_at   timestamp(6) with time zone,
  -- Made at the first start; ends once another is set from outside.
  generated      boolean default false not null,
  constraint taken_api_token unique (token_hash)
);

create table api_token_grant (
  api_token_id bigint not null references api_token on delete cascade,
  tenant_id    bigint not null references tenant on delete cascade,
  role         varchar(20) not null,
  primary key (api_token_id, tenant_id)
);
create index api_token_grant_tenant on api_token_grant (tenant_id);

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

create table reader_session (
  id                 bigint primary key,
  tenant_id          bigint not null references tenant on delete cascade,
  -- SHA-256 of the cookie's value: a stolen database opens no session.
  token_hash         varchar(64) not null,
  reader_id          bigint,
  connection_id      bigint,
  -- SHA-256 of the token that made this session, so that a reload of the same link is no replay.
  made_by            varchar(64),
  session_groups     varchar(20000) not null,
  created_at         timestamp(6) with time zone not null,
  expires_at         timestamp(6) with time zone not null,
  last_seen_at       timestamp(6) with time zone not null,
  address            varchar(64),
  user_agent         varchar(400),
  -- Sessions of others than the tenant's users: the team, visitors, and holders of a shared password
  -- or a secret link.
  operator_id        bigint references operator on delete cascade,
  visitor            boolean default false not null,
  display_name       varchar(254),
  -- Ends with the link that made it.
  secret_link_id     bigint references secret_link on delete cascade,
  -- Of another tenant; the session ends with the connection or the session that it came from.
  via_connection_id  bigint references connection on delete cascade,
  via_session_id     bigint references reader_session on delete cascade,
  opened_sites       varchar(5000) default '' not null,
  -- Under which address the opened sites know the holder, and whether they let strangers visit.
  opened_for         varchar(254),
  opened_to_visitors boolean default false not null,
  constraint session_token unique (token_hash),
  foreign key (tenant_id, reader_id) references reader (tenant_id, id) on delete cascade,
  foreign key (tenant_id, connection_id) references connection (tenant_id, id) on delete cascade
);
create index reader_session_tenant on reader_session (tenant_id, id);
create index reader_session_reader on reader_session (tenant_id, reader_id);
create index reader_session_connection on reader_session (tenant_id, connection_id);
create index reader_session_expiry on reader_session (expires_at);
create index reader_session_operator on reader_session (operator_id);
create index reader_session_secret_link on reader_session (secret_link_id);
create index reader_session_via_connection on reader_session (via_connection_id);
create index reader_session_via_session on reader_session (via_session_id);
create index reader_session_made_by on reader_session (tenant_id, made_by);

-- A sign-in may open several sites; its holder moves from one to the next with a code that works once.
create table hand_over (
  -- SHA-256 of the code: a stolen database opens no session.
  code_hash          varchar(64) primary key,
  -- Where the code may be used.
  tenant_id          bigint not null references tenant on delete cascade,
  connection_id      bigint not null references connection on delete cascade,
  -- Where the holder comes from; none when the sign-in did not open the site at which it happened.
  session_id         bigint references reader_session on delete cascade,
  opened_sites       varchar(5000) not null,
  opened_for         varchar(254),
  opened_to_visitors boolean not null,
  return_to          varchar(2000) not null,
  session_ends_at    timestamp(6) with time zone not null,
  expires_at         timestamp(6) with time zone not null
);
create index hand_over_tenant on hand_over (tenant_id);
create index hand_over_connection on hand_over (connection_id);
create index hand_over_session on hand_over (session_id);
create index hand_over_expiry on hand_over (expires_at);

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

create table event (
  id               bigint primary key,
  tenant_id        bigint not null references tenant on delete cascade,
  occurred_at      timestamp(6) with time zone not null,
  name             varchar(60) not null,
  reason           varchar(60),
  detail           varchar(1000),
  surface          varchar(20),
  connection_id    bigint,
  reader_id        bigint,
  trace_id         varchar(32),
  address          varchar(64),
  user_agent       varchar(400),
  -- Seconds by which the backend's clock is ahead of ours, where the token tells.
  clock_difference bigint,
  -- Names of the checks, one on each line, behind how each went; no value of any claim.
  checks           varchar(2000)
);
create index event_trace on event (tenant_id, trace_id);
-- In exactly the order in which events are listed: H2 reads an index backwards under no other
-- condition. What counts need stands at the end, so that they read no row.
create index event_newest on event (tenant_id desc, occurred_at desc, id desc, reason, name);
create index event_age on event (occurred_at desc, id desc, tenant_id, reason, name);
create index event_reason on event (tenant_id desc, reason desc, occurred_at desc, id desc);
create index event_name on event (tenant_id desc, name desc, occurred_at desc, id desc);
create index event_reader on event (tenant_id desc, reader_id desc, occurred_at desc, id desc);

-- Who changed what, when and from where. No reference to a tenant: it outlives what it tells of.
create table audit_entry (
  id             bigint primary key,
  occurred_at    timestamp(6) with time zone not null,
  actor          varchar(300) not null,
  address        varchar(64),
  event          varchar(60) not null,
  site_id        bigint,
  site_subdomain varchar(63),
  target         varchar(500) not null,
  -- A JSON object of members with what was before and after; never a secret.
  changes        varchar(1000000) not null
);
create index audit_entry_site on audit_entry (site_id, id);
create index audit_entry_actor on audit_entry (actor, id);
create index audit_entry_event on audit_entry (event, id);

-- Events whose recording is switched off.
create table audit_switch (
  event varchar(60) primary key
);

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

-- How often each article was read on each day, to tell which ones are read most.
create table article_view (
  tenant_id  bigint not null,
  article_id bigint not null,
  read_on    date not null,
  views      bigint not null,
  primary key (article_id, read_on),
  foreign key (tenant_id, article_id) references article (tenant_id, id) on delete cascade
);
create index article_view_tenant on article_view (tenant_id, read_on);
create index article_view_age on article_view (read_on);

-- The node that takes the row does the work: keeps timers of several nodes from colliding.
create table lease (
  name       varchar(40) primary key,
  held_until timestamp(6) with time zone not null,
  -- When the work was done last, and what came of it.
  done_at    timestamp(6) with time zone,
  done_rows  bigint
);
insert into lease (name, held_until) values ('purge', timestamp with time zone '1970-01-01 00:00:00+00');
