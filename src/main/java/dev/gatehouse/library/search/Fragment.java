package dev.gatehouse.library.search;

/**
 * A part of a title or excerpt, in plain text.
 *
 * @param marked whether it matches the query
 */
public record Fragment(String text, boolean marked) {}
