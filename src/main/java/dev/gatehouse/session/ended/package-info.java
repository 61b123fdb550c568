/**
 * Owns how sessions of users ended that nobody else tells of: readers who signed out, and sessions
 * that were over. Operators and backends who end sessions are in the audit trail. May call {@code
 * tenant} and {@code storage}, and {@code config} for how long events are kept.
 */
package dev.gatehouse.session.ended;
