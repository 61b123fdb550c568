/**
 * Fills a running server with hundreds of sites, thousands of users and sign-ins of every outcome,
 * so that lists, log and dashboard can be seen as they are in use. {@code Seed} is the program; the
 * README says how to run it.
 */
package dev.gatehouse.seed;
