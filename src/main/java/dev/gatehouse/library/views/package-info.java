/** Counts how often articles are read, for each article and day. */
package dev.gatehouse.library.views;
