/** Stores consumed claims, such as {@code jti}, so that a single-use token works once. */
package dev.gatehouse.token.replay;
