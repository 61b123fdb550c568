/**
 * Owns the schema: brings it up to date before anything else touches the database, makes indexes
 * that a migration must not, and finds out whether the database serves this version. May call
 * {@code fault}, {@code config} and {@code trace}.
 *
 * <p>A migration only adds ({@link dev.gatehouse.storage.schema.Migrations}): nodes of the last
 * release and of the next one share the database while an operator upgrades one after the other.
 */
package dev.gatehouse.storage.schema;
