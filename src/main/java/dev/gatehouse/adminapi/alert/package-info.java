/**
 * Alert rules and web hooks of a site and of the platform, as resources of the admin API.
 *
 * <p>May call {@code adminapi.call}, {@code administration.alert} and what lies below them.
 */
package dev.gatehouse.adminapi.alert;
