/**
 * Users, groups, invitations and sessions, as resources of the admin API.
 *
 * <p>May call {@code adminapi.call}, {@code administration.people} and what lies below them.
 */
package dev.gatehouse.adminapi.people;
