-- Sites whose pages a web server of the company serves, behind a proxy that asks Gatehouse.
alter table tenant add column kind varchar(20) default 'HELPCENTER' not null;
-- JSON: who may see which paths.
alter table tenant add column path_rules varchar(100000) default '{}' not null;
