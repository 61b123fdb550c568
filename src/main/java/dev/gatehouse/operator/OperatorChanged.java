package dev.gatehouse.operator;

/** An operator changed on this node; observers after the commit drop what they keep. */
public record OperatorChanged(long operatorId) {}
