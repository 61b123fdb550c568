package dev.gatehouse.protocol;

import dev.gatehouse.config.Configuration;
import jakarta.enterprise.inject.Instance;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The protocols that lie on the class path, one package each, as CDI finds them in the product: no
 * test keeps a list of them, so that none can forget one.
 */
public final class ProtocolsOnClassPath {
  private static final String ROOM = "dev/gatehouse/protocol";

  private ProtocolsOnClassPath() {}

  /** Every protocol, by name, those of tests too. */
  public static List<Protocol> all() {
    return roots().flatMap(ProtocolsOnClassPath::in).toList();
  }

  /** Every protocol, as CDI hands them to the product. */
  @SuppressWarnings("unchecked")
  public static Protocols together() {
    Protocols protocols = new Protocols();
    protocols.found =
        (Instance<Protocol>)
            Proxy.newProxyInstance(
                ProtocolsOnClassPath.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> all().stream());
    protocols.collect();
    return protocols;
  }

  /** The protocol of a name. */
  public static Protocol named(String name) {
    return all().stream().filter(found -> found.name().equals(name)).findFirst().orElseThrow();
  }

  /** The protocols that the WAR holds. */
  public static List<Protocol> shipped() {
    return roots()
        .filter(room -> room.getPath().contains("target" + File.separator + "classes"))
        .flatMap(ProtocolsOnClassPath::in)
        .toList();
  }

  private static Stream<File> roots() {
    try {
      return Collections.list(ProtocolsOnClassPath.class.getClassLoader().getResources(ROOM))
          .stream()
          .filter(url -> url.getProtocol().equals("file"))
          .map(URL::getPath)
          .map(File::new);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<Protocol> in(File room) {
    return files(room)
        .filter(File::isDirectory)
        .flatMap(
            vendor ->
                files(vendor)
                    .map(File::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.replace(".class", ""))
                    .map(name -> load(vendor.getName() + "." + name)))
        .filter(Protocol.class::isAssignableFrom)
        .filter(type -> !type.isInterface() && !Modifier.isAbstract(type.getModifiers()))
        .map(ProtocolsOnClassPath::made)
        .sorted(Comparator.comparing(Protocol::name));
  }

  private static Stream<File> files(File directory) {
    File[] files = directory.listFiles();
    return files == null ? Stream.empty() : Arrays.stream(files);
  }

  private static Class<?> load(String name) {
    try {
      String whole = ROOM.replace('/', '.') + "." + name;
      return Class.forName(whole, false, ProtocolsOnClassPath.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** With a configuration in which nothing is set; nothing else is injected. */
  private static Protocol made(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Protocol protocol = (Protocol) constructor.newInstance();
      for (Field field : type.getDeclaredFields()) {
        if (field.getType() == Configuration.class) {
          field.setAccessible(true);
          field.set(protocol, new Configuration(name -> null));
        }
      }
      return protocol;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type.getName(), e);
    }
  }

  /** What a protocol's classes begin with: {@code HelpCenter} of {@code HelpCenterProtocol}. */
  public static String prefix(Protocol protocol) {
    return protocol.getClass().getSimpleName().replaceFirst("Protocol$", "");
  }
}
