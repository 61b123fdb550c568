/**
 * Knows who signed in recently enough for articles that ask for it. May call {@code library} and
 * everything below {@code signin}.
 */
package dev.gatehouse.signin.recent;
