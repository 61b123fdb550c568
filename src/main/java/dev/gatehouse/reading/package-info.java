/**
 * Owns what every way of reading has in common: for whom a visit reads, in which language Gatehouse
 * speaks to him, and what it says. May call {@code signin}, {@code library} and what lies below
 * them; pages and resources call it.
 */
package dev.gatehouse.reading;
