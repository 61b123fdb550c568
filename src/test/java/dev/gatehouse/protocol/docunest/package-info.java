/**
 * A made-up vendor's protocol: a token in a form field or in the address, once, with a refusal by
 * redirect. Proves that a further vendor is one package: nothing outside names it.
 */
package dev.gatehouse.protocol.docunest;
