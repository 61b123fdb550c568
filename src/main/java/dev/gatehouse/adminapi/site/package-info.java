/**
 * Help centers with their logo, links, openings and files, as resources of the admin API.
 *
 * <p>May call {@code adminapi.call}, {@code administration.site}, {@code administration.sitefile},
 * {@code administration.opening} and what lies below them.
 */
package dev.gatehouse.adminapi.site;
