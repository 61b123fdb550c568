/**
 * Connections, their keys, and the inspection of tokens, as resources of the admin API.
 *
 * <p>May call {@code adminapi.call}, {@code administration.sso} and what lies below them.
 */
package dev.gatehouse.adminapi.sso;
