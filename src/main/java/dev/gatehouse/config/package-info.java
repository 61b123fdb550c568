/** Owns what the environment provides at startup: settings and the clock. Calls no other room. */
package dev.gatehouse.config;
