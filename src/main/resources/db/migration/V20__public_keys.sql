-- Whether the key is a public one, as a JWK, which is sealed as a secret is. A build before this one would
-- take it for a secret, but has no algorithm for such a connection.
alter table signing_key add column is_public boolean default false not null;
