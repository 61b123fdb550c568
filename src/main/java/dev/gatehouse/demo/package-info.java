/**
 * Owns the demo: a pretend company with a help center for each protocol and, in {@code app}, that
 * company's own app. May call every room below {@code startup}; only {@code startup} calls it.
 */
package dev.gatehouse.demo;
