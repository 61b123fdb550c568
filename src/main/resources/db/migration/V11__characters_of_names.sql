-- Names and titles are counted in characters, as texts about people are. H2 counts the halves of
-- surrogate pairs, see V6.
alter table tenant alter column name set data type varchar(400);
alter table connection alter column name set data type varchar(400);
alter table permission_group alter column name set data type varchar(400);
alter table secret_link alter column name set data type varchar(400);
alter table api_token alter column name set data type varchar(400);
alter table category alter column title set data type varchar(400);
alter table article alter column title set data type varchar(400);
alter table article alter column tags set data type varchar(8000);
alter table opening alter column given_by set data type varchar(600);
alter table event alter column detail set data type varchar(2000);
alter table audit_entry alter column target set data type varchar(1000);
