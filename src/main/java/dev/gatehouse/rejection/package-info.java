/**
 * Why a sign-in was refused: the closed list of reasons, the mistakes that are recognized behind
 * them, and the exception that carries one.
 *
 * <p>The lowest room: it calls no other, and every other may call it. The protocols own the
 * response to a refusal, the journal owns its event.
 */
package dev.gatehouse.rejection;
