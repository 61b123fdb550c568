package dev.gatehouse.it.support.vendor;

import dev.gatehouse.it.support.server.Deployments;
import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.tenant.ConnectionSettings;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A protocol as the contract test holds it. Its speaker founds a company that speaks it, and is
 * called after the protocol: {@code DocuNestSpeaker} beside {@code DocuNestProtocol}, or here.
 */
public record Vendor(
    String name,
    String protocol,
    Class<? extends Protocol> type,
    Set<String> signInPaths,
    Class<? extends Speaker> speaker) {
  /** Every protocol of the server under test; one without a speaker fails. */
  public static final List<Vendor> ALL =
      (Deployments.WITH_SIXTH_VENDOR ? ProtocolsOnClassPath.all() : ProtocolsOnClassPath.shipped())
          .stream().map(Vendor::of).toList();

  /** Those whose sign-ins may begin elsewhere: with the others, nobody else's link leads to one. */
  public static final List<Vendor> STARTING_THEMSELVES =
      ALL.stream().filter(vendor -> vendor.unfounded().mayStartItself()).toList();

  /** The vendor of a protocol; without a speaker it fails. */
  public static Vendor of(Protocol protocol) {
    String prefix = ProtocolsOnClassPath.prefix(protocol);
    String own = protocol.getClass().getPackageName();
    for (String room : List.of(own, Vendor.class.getPackageName())) {
      try {
        Class<?> found = Class.forName(room + "." + prefix + "Speaker");
        return new Vendor(
            prefix,
            protocol.name(),
            protocol.getClass(),
            protocol.signInPaths(new ConnectionSettings()),
            found.asSubclass(Speaker.class));
      } catch (ClassNotFoundException e) {
        continue;
      }
    }
    throw new AssertionError(prefix + "Speaker is missing: the contract is not held against it");
  }

  /** A speaker with a company of its own. */
  public Speaker founded() {
    return founded(Map.of());
  }

  /** The same, with these members of its site. */
  public Speaker founded(Map<String, Object> site) {
    Speaker founded = unfounded();
    founded.found(site);
    return founded;
  }

  /** A speaker without a company, which says what connections need; for tests without a server. */
  public Speaker unfounded() {
    try {
      Constructor<? extends Speaker> constructor = speaker.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether browsers bring tokens; others bring codes, in place of which a token is nonsense. */
  public boolean takesTokens() {
    return !Ability.ExchangesCodes.class.isAssignableFrom(type);
  }

  @Override
  public String toString() {
    return name;
  }
}
