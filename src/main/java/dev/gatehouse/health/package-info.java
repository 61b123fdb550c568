/**
 * Reports to the server's MicroProfile Health endpoint, and so to a load balancer, whether this
 * node is ready and alive. Owns no state; may call {@code storage}, and {@code signin} to learn who
 * asks.
 */
package dev.gatehouse.health;
