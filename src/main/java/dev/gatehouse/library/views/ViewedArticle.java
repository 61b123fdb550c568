package dev.gatehouse.library.views;

/**
 * How often an article was viewed.
 *
 * @param views in the days that are asked for
 * @param earlier in the days before them
 */
public record ViewedArticle(long articleId, long views, long earlier) {}
