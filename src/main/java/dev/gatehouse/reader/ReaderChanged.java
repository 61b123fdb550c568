package dev.gatehouse.reader;

import dev.gatehouse.tenant.TenantId;

/** A reader was banned, changed or deleted on this node; whoever keeps what it was, drops it. */
public record ReaderChanged(TenantId tenant, long readerId) {}
