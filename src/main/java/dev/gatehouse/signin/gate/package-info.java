/**
 * Who may see which pages of a gated site, and what the company's web server is told of them. May
 * call {@code signin.request} and everything below {@code signin}.
 */
package dev.gatehouse.signin.gate;
