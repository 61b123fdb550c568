/**
 * Owns what all lists of the console share: the question in a list's address (search, filters, sort
 * order, page) and the page that answers it. The tags {@code gh:sort} and {@code gh:pages} show
 * them. May call {@code signin}.
 */
package dev.gatehouse.console.list;
