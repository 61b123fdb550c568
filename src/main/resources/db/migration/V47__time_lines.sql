-- The user whom an entry is about, for their time line. No reference: it outlives the user. The
-- index is made later, see LateIndexes.
alter table audit_entry add column reader_id bigint;
update audit_entry
  set reader_id = cast(substring(target from 6 for position(':' in target) - 6) as bigint)
  where site_id is not null and event like 'user.%' and target like 'user %:%';
update audit_entry
  set reader_id = cast(
    substring(
      target from position(' of user ' in target) + 9
      for position(':' in target) - position(' of user ' in target) - 9) as bigint)
  where site_id is not null and event in ('session.ended', 'sessions.ended')
    and target like '% of user %:%';

-- Sessions of users that ended without a change that the audit trail has: its row is deleted then.
create table ended_session (
  id            bigint primary key,
  tenant_id     bigint not null,
  reader_id     bigint not null,
  session_id    bigint not null,
  -- No reference: it outlives the connection.
  connection_id bigint,
  begun_at      timestamp(6) with time zone not null,
  ended_at      timestamp(6) with time zone not null,
  why           varchar(20) not null,
  foreign key (tenant_id, reader_id) references reader (tenant_id, id) on delete cascade
);
create sequence ended_session_seq start with 50 increment by 50;
create index ended_session_reader on ended_session (tenant_id desc, reader_id desc, ended_at desc, id desc);
create index ended_session_age on ended_session (ended_at);
