/**
 * Document360's protocol: the company's backend asks for a code over a back channel, the reader's
 * browser brings it, and it is exchanged once for a token of which a session comes. Owns the codes
 * and the back channel's addresses; verification, replay, users and sessions are not its business.
 */
package dev.gatehouse.protocol.document360;
