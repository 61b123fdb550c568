package dev.gatehouse.journal;

import java.util.List;

/**
 * A part of a stream, oldest first.
 *
 * @param next where the following part begins; to be stored once the rows are safe
 * @param more whether more was there to read already
 */
public record StreamPart<T>(List<T> rows, StreamPosition next, boolean more) {}
