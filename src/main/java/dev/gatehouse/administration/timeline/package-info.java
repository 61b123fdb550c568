/**
 * Reads what happened to one person, as one time line: sign-ins accepted and refused, sessions that
 * ended, bans, and changes of groups and profile. {@code People} says who is meant, and by what
 * each site knows them; {@code Timeline} merges what {@code journal} and {@code session} keep.
 */
package dev.gatehouse.administration.timeline;
