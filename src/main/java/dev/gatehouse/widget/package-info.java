/**
 * Owns the embedded widget: the script that a company's pages load, and the API that it calls. May
 * call {@code site}, {@code signin}, {@code library} and the rooms below them. {@code
 * signin.widget} authenticates a call and decides which origins may read its answer before the call
 * arrives here.
 */
package dev.gatehouse.widget;
