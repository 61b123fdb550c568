/** Takes a reader who is signed in at one help center to another that the same sign-in opened. */
package dev.gatehouse.signin.sister;
