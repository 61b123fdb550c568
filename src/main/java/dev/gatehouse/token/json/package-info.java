/** Reads JSON strictly: duplicate names, trailing text, excessive size and depth are malformed. */
package dev.gatehouse.token.json;
