/**
 * Owns what a site makes of its tokens' claims beyond the vendor's table: ordered rules from claims
 * to groups, role, language and custom fields ({@link
 * dev.gatehouse.protocol.mapping.ClaimMapping}), and the shapes of the tokens that came lately,
 * against which an operator tries rules. Names no vendor, and calls no other room of the protocols.
 */
package dev.gatehouse.protocol.mapping;
