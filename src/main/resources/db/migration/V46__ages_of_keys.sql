-- After how many days the keys of a connection are to be replaced: a reminder, nothing more.
alter table connection add column rotate_every_days integer;
