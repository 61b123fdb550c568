package dev.gatehouse.console.people;

/**
 * A group as a page shows it.
 *
 * @param members how many users are in it
 * @param articles how many articles are marked with it
 * @param categories how many categories are marked with it
 */
public record GroupRow(
    String id, String name, long version, long members, long articles, long categories) {}
