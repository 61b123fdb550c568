package dev.gatehouse.administration.content.imports;

/**
 * The operator's choices for an import.
 *
 * @param update whether existing articles and categories are changed
 * @param publish whether new articles are published where their front matter does not say
 */
public record ImportOptions(boolean update, boolean publish) {}
