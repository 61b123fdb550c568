/**
 * Owns the console's pages about the people of a site: its users, their groups and sessions, and
 * the import of users from a file. Every change is made by {@code administration}.
 */
package dev.gatehouse.console.people;
