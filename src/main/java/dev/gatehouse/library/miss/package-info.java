/**
 * Counts searches that found nothing, for each text and day. Calls no other room of the library.
 */
package dev.gatehouse.library.miss;
