/**
 * Owns the threads that wait for the database or work in the background, and how they end with the
 * application. May call {@code trace}.
 */
package dev.gatehouse.storage.thread;
