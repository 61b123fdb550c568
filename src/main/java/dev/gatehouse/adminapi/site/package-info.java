/**
 * Help centers with their logo, links, openings and files, as resources of the admin API.
 *
 * <p>May call {@code adminapi.call}, {@code administration.site} and what lies below them.
 */
package dev.gatehouse.adminapi.site;
