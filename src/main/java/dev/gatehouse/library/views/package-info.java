/** Counts article views for each article and day. */
package dev.gatehouse.library.views;
