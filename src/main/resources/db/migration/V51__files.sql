-- Pictures and files that articles show, once for each content at a site.
create table site_file (
  id         bigint primary key,
  tenant_id  bigint not null references tenant on delete cascade,
  -- Names the content: the first 32 characters of its SHA-256.
  hash       varchar(32) not null,
  name       varchar(100) not null,
  type       varchar(10) not null,
  size       bigint not null,
  -- What all parts take, those of smaller versions of a picture included.
  stored     bigint not null,
  -- Of pictures, as browsers show them.
  width      integer,
  height     integer,
  -- The smaller versions: width and size of each.
  versions   varchar(200) not null,
  created_at timestamp(6) with time zone not null,
  -- When it was uploaded, or when an article that uses it was last saved.
  touched_at timestamp(6) with time zone not null,
  unique (tenant_id, hash)
);
create sequence site_file_seq start with 50 increment by 50;
create index site_file_touched on site_file (touched_at);

-- The content in parts, so that no whole file is ever in memory. Width 0 is the file itself.
create table site_file_part (
  file_id bigint not null references site_file on delete cascade,
  width   integer not null,
  number  integer not null,
  bytes   bytea not null,
  primary key (file_id, width, number)
);

-- The files that an article's text names, whether or not they exist.
create table article_file (
  article_id bigint not null references article on delete cascade,
  hash       varchar(32) not null,
  primary key (article_id, hash)
);
create index article_file_hash on article_file (hash);
