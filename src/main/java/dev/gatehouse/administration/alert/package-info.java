/**
 * Alerts and web hooks: operators change rules and receivers here; each minute one node asks which
 * rules hold, and one node delivers. A rule that begins to hold writes its messages in the
 * transaction that changes its state ({@code AlertWatch}, {@code AlertOutcomes}); a receiver gets
 * them, and its streams, one request after another ({@code WebhookDelivery}). Of break-glass,
 * everybody is told without a rule ({@code BreakGlassAlerts}).
 */
package dev.gatehouse.administration.alert;
