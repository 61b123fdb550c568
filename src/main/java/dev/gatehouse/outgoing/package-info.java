/**
 * Owns calls that this server makes at addresses which operators or providers choose: where they
 * may go, how long they take and how much they may answer. Never within a transaction. May call
 * {@code config}, {@code trace}, and {@code storage} for its threads and so that no call counts as
 * time of the database.
 */
package dev.gatehouse.outgoing;
