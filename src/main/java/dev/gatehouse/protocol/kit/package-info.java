/**
 * What several vendors' protocols share: return targets, the remembered page, kept tokens, common
 * claims, and the pages that refuse or sign out. Names no vendor.
 */
package dev.gatehouse.protocol.kit;
