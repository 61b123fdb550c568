/** Owns how things are cached in memory, and how the use of caches is measured. Calls no room. */
package dev.gatehouse.cache;
