/**
 * Integration tests: the real WAR in a real server, asked over HTTP only. The server and its
 * database are started by the build (WildFly, or Payara with {@code -Ppayara}) and the WAR is
 * deployed once for all of them, so a test makes its own sites and leaves those of others alone.
 */
package dev.gatehouse.it;
