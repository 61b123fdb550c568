package dev.gatehouse.reader;

import dev.gatehouse.tenant.TenantId;

/** An event: a reader was banned, changed or deleted on this node. Caches drop their copy. */
public record ReaderChanged(TenantId tenant, long readerId) {}
