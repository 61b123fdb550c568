/** Owns what lists, counts and streams of sign-in events can be narrowed by. */
package dev.gatehouse.journal.filter;
