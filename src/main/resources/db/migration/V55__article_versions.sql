-- An article as it was after each save, for comparing and restoring.
create table article_version (
  id              bigint primary key,
  tenant_id       bigint not null,
  article_id      bigint not null,
  number          integer not null,
  created_at      timestamp(6) with time zone not null,
  -- Null for what was saved before versions were kept.
  saved_by        varchar(400),
  -- The version of the article's row after this save: tells whether a save is missing here.
  article_version bigint not null,
  -- The version that this save restored, if it did.
  restored        integer,
  -- The version from which on the text is as it is in this one.
  text_number     integer not null,
  characters      integer not null,
  -- Everything but the text, as JSON.
  members         varchar(1000000) not null,
  -- Names of the members that changed, the text's among them.
  changed         varchar(4000) not null,
  constraint article_version_number unique (tenant_id, article_id, number),
  foreign key (tenant_id, article_id) references article (tenant_id, id) on delete cascade
);
create sequence article_version_seq start with 50 increment by 50;

-- The texts of these versions, each once.
create table article_text (
  id         bigint primary key,
  tenant_id  bigint not null,
  article_id bigint not null,
  number     integer not null,
  body       varchar(1000000) not null,
  created_at timestamp(6) with time zone not null,
  constraint article_text_number unique (tenant_id, article_id, number),
  foreign key (tenant_id, article_id) references article (tenant_id, id) on delete cascade
);
create sequence article_text_seq start with 50 increment by 50;
