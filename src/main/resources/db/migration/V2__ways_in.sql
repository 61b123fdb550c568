-- Sessions of others than the tenant's users: visitors, holders of a shared password, the team, and
-- readers whom a sister site let in.

alter table reader_session add column operator_id bigint references operator on delete cascade;
alter table reader_session add column visitor boolean default false not null;
alter table reader_session add column display_name varchar(254);
-- Of another tenant; ends with the connection or the session it came from.
alter table reader_session add column via_connection_id bigint references connection on delete cascade;
alter table reader_session add column via_session_id bigint references reader_session on delete cascade;
alter table reader_session add column opened_sites varchar(5000) default '' not null;
alter table reader_session alter column session_groups set data type varchar(20000);

create index reader_session_operator on reader_session (operator_id);
create index reader_session_via_connection on reader_session (via_connection_id);
create index reader_session_via_session on reader_session (via_session_id);
create index reader_session_made_by on reader_session (tenant_id, made_by);
