-- Names the oldest build of Gatehouse that this schema still serves, by the number of that build's last
-- migration. A migration that takes something away from older builds raises it; builds before V16 do not ask.
create table oldest_build (
  schema_version integer primary key
);
insert into oldest_build (schema_version) values (14);
