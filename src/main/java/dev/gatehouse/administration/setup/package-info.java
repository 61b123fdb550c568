/**
 * What is left to do until readers sign in: the steps of a site, and whether a connection has
 * proved that it works.
 */
package dev.gatehouse.administration.setup;
