/**
 * Owns the login page and what readers type or press there: passwords of invited users and of the
 * team, the password that a site's readers share, secret links, and the invitations by which a user
 * chooses a password. {@code LoginForms} picks the form of a request, the form checks it, {@code
 * LoginTransaction} begins the session, {@code FormCompletion} answers.
 *
 * <p>May call {@code signin.request}, {@code protocol}, {@code session} and everything below.
 */
package dev.gatehouse.signin.login;
