package dev.gatehouse.protocol.diagnosis;

/** What probably went wrong, and what to do about it. */
record Clue(String detail, String remedy) {}
