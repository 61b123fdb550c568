package dev.gatehouse.library.miss;

import java.time.LocalDate;

/**
 * A text that readers searched for without results.
 *
 * @param words in lower case, with single spaces
 * @param times how often
 * @param lastDay in UTC
 */
public record MissedSearch(String words, long times, LocalDate lastDay) {}
