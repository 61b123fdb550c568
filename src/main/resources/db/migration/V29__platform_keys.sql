-- Key pairs of the platform, whose public keys are published.
create table platform_key (
  -- The thumbprint of the public key (RFC 7638), as tokens and the published set name it.
  kid           varchar(64) primary key,
  algorithm     varchar(10) not null,
  -- Counts the keys of an algorithm: of nodes that make the next one at once, one does.
  number        integer not null,
  -- The pair as a JWK: <master key id>:<base64 of nonce and AES-GCM ciphertext>
  sealed_secret varchar(4000) not null,
  created_at    timestamp(6) with time zone not null,
  signs_from    timestamp(6) with time zone not null,
  -- Until when the public key is published; null while no other key takes its place.
  ends_at       timestamp(6) with time zone,
  constraint next_platform_key unique (algorithm, number)
);
