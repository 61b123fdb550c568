package dev.gatehouse.administration.people;

/**
 * What is wrong in a file.
 *
 * @param line where, counted from 1; 0 for the file as a whole
 * @param field the member's name; empty when the whole line is wrong
 */
public record LineError(long line, String field, String message) {}
