/**
 * Signs members of a site's team in as its readers. Their password and second factor are asked for
 * at the base host only, since a site's pages, custom domains and their TLS are in other hands:
 *
 * <ol>
 *   <li>{@code /login/team} at the site gives the browser a nonce in a cookie and redirects to
 *   <li>{@code /console/visit} at the base host, which needs a console session. An operator who may
 *       read the site is redirected with a code, which is bound to the site and to the nonce, to
 *   <li>{@code /login/team?code=} at the site, which redeems the code and begins the session.
 * </ol>
 *
 * <p>May call {@code signin.request}, {@code signin.sister}, {@code protocol}, {@code session} and
 * everything below.
 */
package dev.gatehouse.signin.team;
