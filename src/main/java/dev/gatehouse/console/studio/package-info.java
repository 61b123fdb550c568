/**
 * The JWT Studio: tokens made by hand, and tokens taken apart. What is typed, pasted and made here
 * lives as long as the request: it is read from the request's own parameters and never becomes
 * state of a page or a session.
 */
package dev.gatehouse.console.studio;
