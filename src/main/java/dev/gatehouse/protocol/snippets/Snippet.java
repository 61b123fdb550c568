package dev.gatehouse.protocol.snippets;

/** A program for a company's backend, filled with what a connection's settings say. */
public record Snippet(Language language, String code) {}
