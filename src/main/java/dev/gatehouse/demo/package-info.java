/**
 * Owns what exists with the demo only: the help center of a company that does not exist, and that
 * company's own app, which signs its people in and speaks nothing but the public protocol. May call
 * every room below {@code startup}; {@code startup} alone calls it.
 */
package dev.gatehouse.demo;
