-- Refusals of the same kind, counted while the events come in: a page of the console counts no
-- events. A row stays while its refusals go on, and some days longer.
create table sign_in_problem (
  id            bigint primary key,
  tenant_id     bigint not null references tenant on delete cascade,
  -- 0 if no connection refused. No reference: events outlive the connection that they tell of.
  connection_id bigint not null,
  reason        varchar(60) not null,
  -- Empty if no mistake was recognized.
  cause         varchar(60) not null,
  -- How the token of the last refusal came.
  surface       varchar(20),
  refused       bigint not null,
  -- Sign-ins that the same connection accepted meanwhile, and those of them after the last refusal.
  accepted      bigint not null,
  passed        bigint not null,
  -- Distinct people, and distinct addresses of refusals of nobody knows whom.
  people        bigint not null,
  addresses     bigint not null,
  -- Fingerprint of whom it hits, while it is one person.
  only_person   varchar(64),
  first_seen    timestamp(6) with time zone not null,
  last_seen     timestamp(6) with time zone not null,
  resolved_at   timestamp(6) with time zone,
  -- How often it has begun: it comes back after it was resolved.
  episode       integer not null,
  last_event    bigint,
  audit_entry   bigint,
  -- How bad it is, to be listed by.
  weight        bigint not null,
  unique (tenant_id, connection_id, reason, cause)
);
create sequence sign_in_problem_seq start with 50 increment by 50;
create index sign_in_problem_age on sign_in_problem (last_seen);

create table sign_in_problem_hour (
  problem_id bigint not null references sign_in_problem on delete cascade,
  begun      timestamp(6) with time zone not null,
  refused    bigint not null,
  primary key (problem_id, begun)
);
create index sign_in_problem_hour_age on sign_in_problem_hour (begun);

-- Whom a problem has hit, to count each once: fingerprints, neither names nor addresses.
create table sign_in_problem_hit (
  problem_id bigint not null references sign_in_problem on delete cascade,
  episode    integer not null,
  who        varchar(64) not null,
  primary key (problem_id, episode, who)
);

-- How far the events have been counted; empty before the first time.
create table sign_in_problem_mark (
  id       integer primary key,
  position varchar(1000) not null
);
insert into sign_in_problem_mark (id, position) values (1, '');
