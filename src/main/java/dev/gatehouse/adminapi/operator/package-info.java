/**
 * Operators, their invitations, and API tokens, as resources of the admin API.
 *
 * <p>May call {@code adminapi.call}, {@code administration.operator} and what lies below them.
 */
package dev.gatehouse.adminapi.operator;
