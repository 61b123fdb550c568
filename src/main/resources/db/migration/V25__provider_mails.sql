-- Operators who asked for a provider get one mail once Gatehouse supports it.
alter table provider_interest add told_at timestamp(6) with time zone;
alter table provider_interest add mail_attempts integer default 0 not null;
-- While a mail is under way, and after one that was not accepted, the next attempt waits until then.
alter table provider_interest add next_mail_at timestamp(6) with time zone;
