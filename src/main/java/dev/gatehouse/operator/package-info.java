/**
 * Owns the people and programs that run Gatehouse: operators, who sign in to the console with a
 * password, and API tokens for programs; neither gives access to the other's surface. Both have
 * rights, on the whole platform or at single help centers. A {@code ConsoleVisit} tells pages who
 * is signed in. {@code factor} has two-step verification, {@code interest} the providers that
 * operators wait for. Readers belong to {@code reader}. May call {@code tenant}, {@code secret},
 * {@code storage}, {@code config} and {@code text}.
 */
package dev.gatehouse.operator;
