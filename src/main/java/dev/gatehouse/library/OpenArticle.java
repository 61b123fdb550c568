package dev.gatehouse.library;

/**
 * An article that a reader has before them.
 *
 * @param html its text, safe to show as it is
 */
public record OpenArticle(ArticleCard card, String html) {}
