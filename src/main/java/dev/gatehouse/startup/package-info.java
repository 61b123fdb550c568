/**
 * Owns how Gatehouse comes up and keeps itself in order: checks the configuration, migrates, makes
 * the first credentials and the demo, prints where to go, and runs the housekeeping. May call every
 * room; none calls it.
 */
package dev.gatehouse.startup;
