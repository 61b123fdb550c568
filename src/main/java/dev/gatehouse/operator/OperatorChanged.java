package dev.gatehouse.operator;

/** An operator changed on this node; observers invalidate their caches after the commit. */
public record OperatorChanged(long operatorId) {}
