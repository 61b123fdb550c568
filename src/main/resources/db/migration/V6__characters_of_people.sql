-- Texts about people are counted in characters, as PostgreSQL counts them. H2 counts the halves of
-- surrogate pairs, so that a name of 150 emoji would not fit into 200 of them.
alter table reader alter column email set data type varchar(508);
alter table reader alter column name set data type varchar(400);
alter table reader alter column external_id set data type varchar(1000);
alter table operator alter column email set data type varchar(508);
alter table operator alter column name set data type varchar(400);
alter table authorization_code alter column username set data type varchar(400);
alter table authorization_code alter column first_name set data type varchar(400);
alter table authorization_code alter column last_name set data type varchar(400);
alter table authorization_code alter column email set data type varchar(508);
alter table reader_session alter column display_name set data type varchar(508);
alter table reader_session alter column opened_for set data type varchar(508);
alter table hand_over alter column opened_for set data type varchar(508);
-- Whoever acted: an operator's address, or the name of an API token.
alter table audit_entry alter column actor set data type varchar(600);
