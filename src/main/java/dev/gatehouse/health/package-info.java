/**
 * Tells the server's MicroProfile Health endpoint, and through it a load balancer, whether this
 * node can do its work. Owns no state; may ask {@code storage} and nothing above it.
 */
package dev.gatehouse.health;
