/**
 * Owns sending mail through the server's mail session, where one is configured. May call {@code
 * config} and {@code trace}.
 */
package dev.gatehouse.mail;
