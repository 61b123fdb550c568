-- What a connection requires of tokens beyond its protocol.
alter table connection add column required_claims varchar(700) default '' not null;
alter table connection add column max_lifetime_seconds integer;
-- Rules that only report for a time. JSON: the settings that differ; none if it is empty.
alter table connection add column report_rules varchar(100000) default '{}' not null;
alter table connection add column report_from timestamp(6) with time zone;
alter table connection add column report_until timestamp(6) with time zone;
alter table connection add column report_by varchar(400);
-- Why these rules would have refused a sign-in that was accepted.
alter table event add column would_refuse varchar(60);
alter table event add column would_refuse_check varchar(200);
