/**
 * Notices redirects without end: browsers that lose their sign-in and are sent to sign in again,
 * and login URLs that lead to a help center. May call {@code protocol} and everything below.
 */
package dev.gatehouse.signin.loop;
