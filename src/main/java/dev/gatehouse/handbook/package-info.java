/**
 * Owns the handbook: articles in Markdown, in the resource folder of the same name, so that a code
 * host renders them as well. Calls no other room.
 */
package dev.gatehouse.handbook;
