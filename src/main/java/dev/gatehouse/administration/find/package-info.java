/**
 * Finds whatever an operator or a program may see, at all its sites at once: by a name, an address,
 * an id, a code or a whole token. Each kind of thing is a {@code Lookup} of its own, which CDI
 * finds.
 *
 * <p>May call {@code administration.change} and what lies below {@code administration}.
 */
package dev.gatehouse.administration.find;
