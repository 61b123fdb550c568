/**
 * Owns the console's pages about a site's people: users, groups, sessions, and the import of users
 * from a file. {@code administration} makes every change.
 */
package dev.gatehouse.console.people;
