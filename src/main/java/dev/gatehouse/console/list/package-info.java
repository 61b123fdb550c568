/**
 * Owns what all lists of the console share: the question in a list's address (search, filters, sort
 * order, page), the page that answers it, the file of all pages, and what is asked and told when
 * many rows are changed. The tags {@code gh:sort}, {@code gh:listed}, {@code gh:pages} and {@code
 * gh:selection} show them. May call {@code administration.list} and {@code signin}.
 */
package dev.gatehouse.console.list;
