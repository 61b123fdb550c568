-- In which request, and at which site, a token or code was used up, so that a replay leads to the
-- event of its first use. No foreign key: what was used up stays used up when a site is deleted. A
-- node of an earlier release leaves them empty.
alter table consumed_jti add column used_site bigint;
alter table consumed_jti add column used_trace varchar(32);
-- The event of the first use of a replayed token; and, if it is another one, the site of that
-- event, or the site that the cause of a refusal is about.
alter table event add column first_use bigint;
alter table event add column cause_site bigint;
