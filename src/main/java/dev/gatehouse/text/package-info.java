/**
 * What a text about a person may hold, wherever it comes from: a token, a file, the API or a form.
 * Calls no other room.
 */
package dev.gatehouse.text;
