-- Articles that only a reader sees who signed in at most so many minutes ago.
alter table tenant add column reauthenticate_minutes integer default 15 not null;
alter table article add column reauthenticate boolean default false not null;
-- When the reader last proved to the company's app who they are, if that was before the session began.
alter table reader_session add column authenticated_at timestamp(6) with time zone;
