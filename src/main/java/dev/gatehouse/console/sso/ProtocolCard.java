package dev.gatehouse.console.sso;

import java.util.List;

/** A protocol that Gatehouse speaks, and the site's connections that speak it. */
public record ProtocolCard(String protocol, List<ConnectionLine> connections) {}
