-- Where a thing is among those of its category; null is after all that have a position, then by id.
alter table category add column position integer;
alter table article add column position integer;

-- Null is the site's language, and the usual direction of the article's language.
alter table article add column lang varchar(35);
alter table article add column dir varchar(3);
