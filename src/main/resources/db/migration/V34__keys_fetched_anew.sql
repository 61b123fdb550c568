-- Published keys that were fetched before count no more for this connection; null if all do.
alter table connection add column keys_since timestamp(6) with time zone;
