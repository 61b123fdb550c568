-- Where readers of a site reach a person: an address of https or mailto. Null for none.
alter table tenant add contact_url varchar(1000);
