/**
 * Lists of old addresses as CSV: {@code AddressFile} reads one, {@code AddressImport} gives each
 * address to its article or category, or none at all.
 */
package dev.gatehouse.administration.content.address;
