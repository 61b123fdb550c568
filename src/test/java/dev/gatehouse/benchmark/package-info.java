/**
 * Benchmarks, each with the floor that it is measured against in the same run. They run by hand, as
 * the handbook says; no test depends on a time.
 */
package dev.gatehouse.benchmark;
