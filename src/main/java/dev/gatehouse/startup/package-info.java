/**
 * Owns startup and housekeeping: checks the configuration, migrates the schema, creates the first
 * credentials and the demo, prints the addresses, and runs scheduled work. May call every room;
 * none calls it.
 */
package dev.gatehouse.startup;
