/** Reads a request into what the sign-in decides on, and sends the answer that it noted. */
package dev.gatehouse.signin.request;
