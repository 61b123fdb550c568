-- Whether readers of a site are asked if an article was helpful.
alter table tenant add column ask_helpful boolean default false not null;

-- What readers answered, once for each reader and version of an article.
create table helpful_answer (
  id         bigint primary key,
  tenant_id  bigint not null,
  article_id bigint not null,
  -- The version's number in the article's history.
  version    integer not null,
  -- A keyed hash of the reader: the row names nobody.
  reader_key varchar(64) not null,
  helpful    boolean not null,
  -- What was missing, in the reader's words.
  sentence   varchar(1000),
  given_at   timestamp(6) with time zone not null,
  constraint helpful_answer_once unique (tenant_id, article_id, version, reader_key),
  foreign key (tenant_id, article_id) references article (tenant_id, id) on delete cascade
);
create sequence helpful_answer_seq start with 50 increment by 50;
create index helpful_answer_reader on helpful_answer (tenant_id, reader_key);
create index helpful_answer_newest on helpful_answer (tenant_id, id);
create index helpful_answer_given on helpful_answer (given_at);
