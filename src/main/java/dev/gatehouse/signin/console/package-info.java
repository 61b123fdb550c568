/** Signs operators in to the console and keeps their sessions. */
package dev.gatehouse.signin.console;
