/**
 * Owns the login page and what is typed or pressed there: passwords of invited users and of the
 * team, the password that a site's readers share, secret links, and the invitations by which a user
 * chooses a password. Knows nothing of how requests come here: it is handed them, and answers.
 *
 * <p>May call {@code protocol}, {@code session} and everything below.
 */
package dev.gatehouse.signin.login;
