/**
 * Owns how Gatehouse's own styles, scripts and pictures under {@code /assets} reach browsers: under
 * addresses that name their content, and cached. They are the same for every host and every user;
 * this room knows nothing of tenants. Readers' and console pages call it.
 */
package dev.gatehouse.asset;
