package dev.gatehouse.administration.people;

/**
 * An error in a file.
 *
 * @param line the line, counted from 1; 0 for the file as a whole
 * @param field the member's name; empty for the whole line
 */
public record LineError(long line, String field, String message) {}
