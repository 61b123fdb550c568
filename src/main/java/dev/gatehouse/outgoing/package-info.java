/**
 * Owns calls that this server makes at addresses which operators or providers choose: where they
 * may go, how long they take and how much they may answer. May call {@code config} and {@code
 * storage} for its threads.
 */
package dev.gatehouse.outgoing;
