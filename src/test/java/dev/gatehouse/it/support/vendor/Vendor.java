package dev.gatehouse.it.support.vendor;

import dev.gatehouse.it.support.server.Deployments;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.tenant.ConnectionSettings;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A protocol as the contract test holds it. Its speaker founds a company that speaks it, and is
 * called after the protocol: {@code DocuNestSpeaker} beside {@code DocuNestProtocol}, or here.
 */
public record Vendor(
    String name, String protocol, Set<String> signInPaths, Class<? extends Speaker> speaker) {
  /** Every protocol of the server under test; one without a speaker fails. */
  public static final List<Vendor> ALL =
      (Deployments.WITH_SIXTH_VENDOR ? ProtocolsOnClassPath.all() : ProtocolsOnClassPath.shipped())
          .stream().map(Vendor::of).toList();

  private static Vendor of(Protocol protocol) {
    String prefix = ProtocolsOnClassPath.prefix(protocol);
    String own = protocol.getClass().getPackageName();
    for (String room : List.of(own, Vendor.class.getPackageName())) {
      try {
        Class<?> found = Class.forName(room + "." + prefix + "Speaker");
        return new Vendor(
            prefix,
            protocol.name(),
            protocol.signInPaths(new ConnectionSettings()),
            found.asSubclass(Speaker.class));
      } catch (ClassNotFoundException e) {
        continue;
      }
    }
    throw new AssertionError(prefix + "Speaker is missing: the contract is not held against it");
  }

  public Speaker founded() {
    try {
      Constructor<? extends Speaker> constructor = speaker.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error failed) {
        throw failed;
      }
      throw new AssertionError(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** Connects a company by this protocol, too; the secret of its key. */
  public String connect(Company company) {
    Map<String, Object> settings = new HashMap<>();
    ProtocolsOnClassPath.named(protocol).description().options().stream()
        .filter(Option::isRequired)
        .forEach(option -> settings.put(option.name(), "b"));
    settings.putAll(Map.of("protocol", protocol, "name", name, "loginUrl", "https://b.example/in"));
    long id =
        Company.created(company.admin.post(company.site() + "/connections", settings))
            .path("id")
            .asLong();
    String keys = company.site() + "/connections/" + id + "/keys";
    return Company.created(company.admin.post(keys, Map.of())).path("secret").asText();
  }

  @Override
  public String toString() {
    return name;
  }
}
