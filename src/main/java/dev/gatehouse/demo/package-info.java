/**
 * Owns what exists with the demo only: a company that does not exist, with a help center for each
 * protocol, and in {@code app} that company's own app. May call every room below {@code startup};
 * {@code startup} alone calls it.
 */
package dev.gatehouse.demo;
