/**
 * Owns what readers' pages and APIs share: the viewer of a visit, the language of the answer and
 * its texts. May call {@code signin}, {@code library} and the rooms below them; pages and resources
 * call it.
 */
package dev.gatehouse.reading;
