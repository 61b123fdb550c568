/**
 * What a name, a title, the URL of an app or another short text may hold, wherever it comes from: a
 * token, a file, the API or a form. Calls no other room.
 */
package dev.gatehouse.text;
