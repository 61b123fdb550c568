/** Who may see which pages of a gated site, and what the company's web server is told of them. */
package dev.gatehouse.signin.gate;
