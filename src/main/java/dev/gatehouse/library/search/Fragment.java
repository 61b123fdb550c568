package dev.gatehouse.library.search;

/**
 * A stretch of plain text.
 *
 * @param marked whether it is what the reader sought
 */
public record Fragment(String text, boolean marked) {}
