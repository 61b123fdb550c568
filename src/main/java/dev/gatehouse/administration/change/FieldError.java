package dev.gatehouse.administration.change;

/**
 * What is wrong with one member of a request, or with one parameter of its query.
 *
 * @param field the member's name; empty when the body as a whole is wrong
 */
public record FieldError(String field, String message) {}
