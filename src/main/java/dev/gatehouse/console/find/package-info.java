/**
 * Owns the search for anything at all sites: the box in the bar of every page, the page with all
 * results, and what the site switcher lists. {@code administration.find} decides what is found.
 *
 * <p>May call {@code console} and {@code console.frame}.
 */
package dev.gatehouse.console.find;
