/**
 * Token inspection and the token studio: what an operator pastes is judged, what they ask is made.
 */
package dev.gatehouse.administration.studio;
