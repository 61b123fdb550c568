/**
 * Owns {@code /metrics}, what Prometheus reads of this node: what the rooms below counted in
 * memory, and what the database was asked for a moment ago. May call every room below; they know
 * nothing of it, nor of Micrometer. Needs no database to answer.
 */
package dev.gatehouse.metrics;
