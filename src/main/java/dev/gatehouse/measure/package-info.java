/**
 * Owns what is counted in memory: durations. Rooms count into it what they do, and know nothing of
 * who reads it. May call nothing.
 */
package dev.gatehouse.measure;
