-- How often each article was read on each day, to tell which ones are read most.
create table article_view (
  tenant_id  bigint not null,
  article_id bigint not null,
  read_on    date not null,
  views      bigint not null,
  primary key (article_id, read_on),
  foreign key (tenant_id, article_id) references article (tenant_id, id) on delete cascade
);
create index article_view_tenant on article_view (tenant_id, read_on);
create index article_view_age on article_view (read_on);
