/**
 * Owns sign-in events and the audit trail. Accepted sign-ins are written in the transaction of the
 * sign-in; refusals are written in batches outside the request, since an attacker can cause any
 * number of them. Both can be read as streams, in the order in which they were written ({@code
 * Streams}). May call {@code rejection}, {@code storage}, {@code secret}, {@code cache}, {@code
 * config}, {@code text} and {@code trace}, and {@code tenant} for its id.
 */
package dev.gatehouse.journal;
