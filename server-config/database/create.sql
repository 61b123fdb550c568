-- Makes Gatehouse's role and database on a PostgreSQL server. Run by a superuser; safe to run again,
-- which sets the password again and changes nothing else.
--
--   GATEHOUSE_DB_PASSWORD=… psql -f server-config/database/create.sql postgres
--
-- GATEHOUSE_DB_USER and GATEHOUSE_DB_NAME, where they are set, name another role and database.
\set ON_ERROR_STOP on
\set QUIET on
\set role `printf %s "${GATEHOUSE_DB_USER:-gatehouse}"`
\set name `printf %s "${GATEHOUSE_DB_NAME:-gatehouse}"`
\set password `printf %s "${GATEHOUSE_DB_PASSWORD:-}"`
select :'password' = '' as missing
\gset
\if :missing
  do $$ begin raise exception 'set GATEHOUSE_DB_PASSWORD to the password that the role shall have'; end $$;
\endif

-- The password stays out of the server's log.
set log_statement = 'none';
set log_min_duration_statement = -1;
set log_min_error_statement = 'panic';

select format('create role %I login', :'role')
where not exists (select from pg_roles where rolname = :'role')
\gexec
\o /dev/null
alter role :"role" password :'password';
\o

-- Gatehouse compares and sorts by itself, so that the order of letters does not depend on the machine.
select format('create database %I owner %I encoding ''UTF8'' locale ''C.UTF-8'' template template0', :'name', :'role')
where not exists (select from pg_database where datname = :'name')
\gexec
