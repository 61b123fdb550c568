package dev.gatehouse.storage.feed;

/**
 * Something that nodes cache and that may change.
 *
 * @param kind at most 10 characters, which the room that owns the rows chooses
 * @param id of a row, unique among all tenants
 */
public record Subject(String kind, long id) {}
