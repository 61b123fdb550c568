/**
 * Owns sending mail through the server's mail session, where one is configured. May call {@code
 * config}.
 */
package dev.gatehouse.mail;
