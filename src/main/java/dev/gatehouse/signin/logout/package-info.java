/**
 * Ends sessions when a company's backend says that their holder signed out of its own app: by a
 * logout token (OpenID Connect Back-Channel Logout 1.0), or by the credentials of its connection.
 * {@code LogoutResource} is the address, {@code BackendLogouts} finds out which connection the
 * backend speaks for, and {@code LogoutTransaction} ends what it names.
 */
package dev.gatehouse.signin.logout;
