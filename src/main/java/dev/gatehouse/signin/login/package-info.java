/**
 * Owns the login page and what readers type or press there: passwords of invited users, the
 * password that a site's readers share, secret links, break-glass, and the invitations by which a
 * user chooses a password. {@code LoginForms} picks the form of a request, the form checks it,
 * {@code LoginTransaction} begins the session, {@code FormCompletion} answers.
 *
 * <p>Members of the team sign in elsewhere ({@code signin.team}).
 *
 * <p>May call {@code signin.request}, {@code signin.team}, {@code protocol}, {@code session} and
 * everything below.
 */
package dev.gatehouse.signin.login;
