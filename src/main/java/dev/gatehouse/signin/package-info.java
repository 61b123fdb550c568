/**
 * Owns the way in: the one authentication mechanism of the WAR. A request to a tenant's host is
 * either let through with whoever its session or token stands for, or answered: sent to the login
 * page, signed in and sent on, or refused. Requests to the base host are let through to the admin
 * API with an API token, and to the console with an operator's session.
 *
 * <p>May call {@code protocol}, {@code session} and everything below; names no vendor.
 */
package dev.gatehouse.signin;
