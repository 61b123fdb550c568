/**
 * Finds things at all sites of a program, as resources of the admin API.
 *
 * <p>May call {@code adminapi.call}, {@code administration.find} and what lies below them.
 */
package dev.gatehouse.adminapi.find;
