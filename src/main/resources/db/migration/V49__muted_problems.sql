-- Nobody wants to hear of a problem until a time; or, where muted_hits is set instead, until it hits
-- twice as many as those, or comes back.
alter table sign_in_problem add column muted_until timestamp(6) with time zone;
alter table sign_in_problem add column muted_hits bigint;
alter table sign_in_problem add column muted_by varchar(300);

-- Of which problems a rule has told, so that each is told once.
create table alert_told (
  rule_id    bigint not null references alert_rule on delete cascade,
  problem_id bigint not null references sign_in_problem on delete cascade,
  -- How often the problem had begun.
  episode    integer not null,
  primary key (rule_id, problem_id)
);
create index alert_told_problem on alert_told (problem_id);
