/**
 * Owns what comes from outside at the start: environment variables and the clock. Imports nothing
 * of Gatehouse.
 */
package dev.gatehouse.config;
