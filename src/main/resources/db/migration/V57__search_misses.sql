-- How often readers searched for words on a day and found nothing. It does not tell who searched.
create table search_miss (
  tenant_id   bigint       not null references tenant on delete cascade,
  searched_on date         not null,
  -- In lower case, with single spaces; at most 100 characters, each of which H2 may count twice.
  words       varchar(200) not null,
  times       bigint       not null,
  primary key (tenant_id, searched_on, words)
);
create index search_miss_age on search_miss (searched_on);
