/** Changes to SSO: connections, signing keys, claim mapping, and the SSO switch of a site. */
package dev.gatehouse.administration.sso;
