/** A real identity provider, Keycloak, and people who sign in to it. */
package dev.gatehouse.it.support.keycloak;
