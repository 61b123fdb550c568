/**
 * Changes to SSO: connections, signing keys, the SSO switch of a site, token inspection and the
 * token studio.
 */
package dev.gatehouse.administration.sso;
