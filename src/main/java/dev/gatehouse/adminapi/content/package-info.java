/**
 * Categories and articles, as resources of the admin API.
 *
 * <p>May call {@code adminapi.call}, {@code administration.content} and what lies below them.
 */
package dev.gatehouse.adminapi.content;
