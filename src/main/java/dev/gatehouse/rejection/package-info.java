/**
 * Why a sign-in was refused: the closed list of reasons and the exception that carries one.
 *
 * <p>Lowest room of the house: it calls nothing and everything may call it. What a refusal looks
 * like to the visitor belongs to the protocols, what is written down about it to the journal.
 */
package dev.gatehouse.rejection;
