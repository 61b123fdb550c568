/**
 * What readers look for and read, as resources of the admin API.
 *
 * <p>May call {@code adminapi.call}, {@code administration.insight} and what lies below them.
 */
package dev.gatehouse.adminapi.insight;
