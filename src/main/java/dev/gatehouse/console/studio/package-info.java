/**
 * Owns the JWT Studio, which makes and analyzes tokens. What is typed, pasted and made here lasts
 * as long as the request: it is read from the request's parameters and never becomes the state of a
 * page or a session.
 */
package dev.gatehouse.console.studio;
