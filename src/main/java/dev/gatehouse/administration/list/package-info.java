/**
 * What is done with many things of a list at once: one change to each of them, and a file of all of
 * them. The rooms of these things say which changes and which columns there are.
 *
 * <p>May call {@code administration.change} and what lies below {@code administration}.
 */
package dev.gatehouse.administration.list;
