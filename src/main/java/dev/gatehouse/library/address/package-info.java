/**
 * Owns where a viewer finds the page of an address that an article or category had before. May call
 * what {@code library} may.
 */
package dev.gatehouse.library.address;
