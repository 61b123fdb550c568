/**
 * Owns how Gatehouse's own styles, scripts and pictures under {@code /assets} reach browsers: by
 * addresses that name what is in them, compressed, and kept. The same for every host and everybody;
 * knows nothing of tenants. Pages of readers and of the console call it.
 */
package dev.gatehouse.asset;
