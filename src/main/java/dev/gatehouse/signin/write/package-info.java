/** The transactions of a sign-in: everything that one writes, it writes in one of these. */
package dev.gatehouse.signin.write;
