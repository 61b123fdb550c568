/** Owns the cookies of readers' sessions and of the console. May call {@code protocol}. */
package dev.gatehouse.signin.cookie;
