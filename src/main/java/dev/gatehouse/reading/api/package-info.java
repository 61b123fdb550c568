/**
 * What the APIs that read a site's content share: their answers, errors and lists. May call what
 * {@code reading} may.
 */
package dev.gatehouse.reading.api;
