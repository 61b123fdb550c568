package dev.gatehouse.administration.content.imports;

/**
 * A file that is not imported.
 *
 * @param path its name as far as it can be shown
 * @param reason a sentence without its beginning, such as "is an image"
 */
record Skipped(String path, String reason) {}
