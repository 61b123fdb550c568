/**
 * Reads what the headers of a request say: who may read the answer, in which form, and what the
 * browser wants it for; and counts the seconds of {@code Retry-After}. Calls no other room of the
 * protocols.
 */
package dev.gatehouse.protocol.header;
