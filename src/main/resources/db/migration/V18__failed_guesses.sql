-- Failed guesses of passwords, at all nodes together: more nodes allow no more of them. The time of a
-- row is that of its last failure, after an hour it is deleted.
create table failed_guess (
  -- SHA-256 of whom the guesses came from and what they were for
  subject_hash varchar(64) primary key,
  failures     integer not null,
  open_at      timestamp(6) with time zone not null,
  failed_at    timestamp(6) with time zone not null
);
create index failed_guess_time on failed_guess (failed_at);

-- Ended at once, whatever the clock of a node says of retires_at.
alter table signing_key add column ended boolean default false not null;
