/**
 * Document360's protocol: the company's backend asks for a code over a back channel, the reader's
 * browser brings it, and it is exchanged once for the token that begins a session. Owns the codes
 * and the back channel's addresses; verification, replay, users and sessions are not its concern.
 */
package dev.gatehouse.protocol.document360;
