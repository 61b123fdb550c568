package dev.gatehouse.administration.content.imports;

/**
 * What the operator chose for an import.
 *
 * @param update whether articles and categories that the site has already are changed
 * @param publish whether new articles that do not say so themselves are published
 */
public record ImportOptions(boolean update, boolean publish) {}
