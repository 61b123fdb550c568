-- What a sign-in says of the backend's clock and of its checks, how long a site keeps its events, and
-- lists and counts that need not read all of them.

-- Seconds by which the backend's clock is ahead of ours, where the token tells.
alter table event add column clock_difference bigint;
-- Names of the checks, one on each line, behind how each went; no value of any claim.
alter table event add column checks varchar(2000);

-- Null: as long as the platform keeps them.
alter table tenant add column event_days integer;

-- In exactly the order in which events are listed: H2 reads an index backwards under no other
-- condition. What counts need stands at the end, so that they read no row.
drop index event_newest;
drop index event_age;
create index event_newest on event (tenant_id desc, occurred_at desc, id desc, reason, name);
create index event_age on event (occurred_at desc, id desc, tenant_id, reason, name);
create index event_reason on event (tenant_id desc, reason desc, occurred_at desc, id desc);
create index event_name on event (tenant_id desc, name desc, occurred_at desc, id desc);
create index event_reader on event (tenant_id desc, reader_id desc, occurred_at desc, id desc);

-- What came of a piece of housekeeping when it was done last.
alter table lease add column done_at timestamp(6) with time zone;
alter table lease add column done_rows bigint;
