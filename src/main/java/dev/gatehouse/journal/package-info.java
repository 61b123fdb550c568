/**
 * Owns what happened: a tenant's sign-in events. Sign-ins that succeed are written with the sign-in
 * itself; refusals are written in batches beside the request, since anybody can cause any number of
 * them. May call {@code storage} and {@code config}, and {@code tenant} for its id.
 */
package dev.gatehouse.journal;
