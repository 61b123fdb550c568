/**
 * Asks before a link of another website signs a browser in as somebody else than the reader who is
 * signed in there. Such a link may be an attacker's, with a token of the attacker's own: the victim
 * would read, search and leave traces under a foreign name (login CSRF, RFC 9700 section 2.1).
 */
package dev.gatehouse.signin.swap;
