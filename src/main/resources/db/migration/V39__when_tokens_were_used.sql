-- When a token or code was used up, for operators who ask what was true at a certain moment. The
-- database fills it, also for a node of an earlier release.
alter table consumed_jti add column consumed_at timestamp(6) with time zone;
alter table consumed_jti alter column consumed_at set default current_timestamp;
