/**
 * Events and the audit log, as resources of the admin API.
 *
 * <p>May call {@code adminapi.call}, {@code administration.log} and what lies below them.
 */
package dev.gatehouse.adminapi.log;
