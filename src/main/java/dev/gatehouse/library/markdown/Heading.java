package dev.gatehouse.library.markdown;

/**
 * A heading of an article, of the second or third level.
 *
 * @param anchor id of its element; letters, digits, hyphens and underscores
 * @param text without markup
 */
public record Heading(int level, String anchor, String text) {}
