package dev.gatehouse.console.sso;

/**
 * A way to sign in that is not there yet.
 *
 * @param wanted whether the operator asked to hear of it
 */
public record AnnouncedCard(String code, boolean wanted) {}
