/**
 * Owns the cookies of readers' sessions and of the console. May call {@code protocol} and
 * everything below.
 */
package dev.gatehouse.signin.cookie;
