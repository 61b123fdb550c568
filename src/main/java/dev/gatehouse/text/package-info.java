/**
 * What a name, a title or another short text may hold, wherever it comes from: a token, a file, the
 * API or a form. Calls no other room.
 */
package dev.gatehouse.text;
