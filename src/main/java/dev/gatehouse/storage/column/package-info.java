/**
 * Owns how values are stored for which Jakarta Persistence has no column type. Calls no other room.
 */
package dev.gatehouse.storage.column;
