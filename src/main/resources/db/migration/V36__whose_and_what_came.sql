-- Whose a sign-in was, once the signature of the token held: also of one that was refused, or whose
-- user the site does not know.
alter table event add column email varchar(508);
alter table event add column external_id varchar(1000);
-- What came in the claim or header that a check refused, what the connection accepts there, and
-- the mistake that is recognized. cause_key is the key that the cause names, at whichever site.
alter table event add column came varchar(600);
alter table event add column accepted varchar(2000);
alter table event add column cause varchar(60);
alter table event add column cause_key bigint;
