-- Addresses at which an article or category was before, one in each line.
alter table article add column aliases varchar(8000) default '' not null;
alter table category add column aliases varchar(8000) default '' not null;

-- The same addresses in the form in which requests are compared with them: each belongs to one
-- article or category of a site.
create table old_address (
  tenant_id   bigint       not null references tenant on delete cascade,
  path        varchar(250) not null,
  article_id  bigint       references article on delete cascade,
  category_id bigint       references category on delete cascade,
  primary key (tenant_id, path)
);
create index old_address_article on old_address (article_id);
create index old_address_category on old_address (category_id);

-- Patterns of addresses that a site had before, one in each line.
alter table tenant add column address_rules varchar(8000) default '' not null;
