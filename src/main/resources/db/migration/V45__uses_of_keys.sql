-- How many tokens each key verified in each five minutes of the last day: who ends a key sees who
-- still signs with it. Added to in batches, so it never slows a sign-in.
create table key_use (
  key_id     bigint not null references signing_key on delete cascade,
  used_since timestamp(6) with time zone not null,
  uses       bigint not null,
  primary key (key_id, used_since)
);
create index key_use_age on key_use (used_since);
