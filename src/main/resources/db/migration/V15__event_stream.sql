-- Numbers events in the order in which they are written, whichever node writes them: their ids come
-- in blocks of fifty, and each node has its own block. Whoever follows the stream asks for numbers.
--
-- Nodes of the release before sign readers in meanwhile, so nothing here reads the table: events from
-- before the upgrade have no number, and the index is made while nodes write (see LateIndexes).
create sequence event_stream_seq;
alter table event add column stream_number bigint;
alter table event alter column stream_number set default nextval('event_stream_seq');

-- The newest number at a time. Once no transaction of that time can be open any more, no number
-- below it is still to come.
create table stream_mark (
  stream    varchar(10) not null,
  marked_at timestamp(6) with time zone not null,
  number    bigint not null,
  primary key (stream, marked_at)
);
insert into stream_mark values ('event', timestamp with time zone '1970-01-01 00:00:00+00', 0);
insert into stream_mark
  select 'audit', current_timestamp, coalesce(max(id), 0) from audit_entry;

insert into lease (name, held_until) values
  ('indexes', timestamp with time zone '1970-01-01 00:00:00+00');
