/** Hands readers who are signed in at one help center over to another that the sign-in opened. */
package dev.gatehouse.signin.sister;
