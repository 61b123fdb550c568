/**
 * By which code a request is found again: in the logs, in events, and by the reader who quotes it.
 * Owns the trace of the request that a thread works for, and the log that writes it on each line;
 * calls no other room.
 */
package dev.gatehouse.trace;
