package dev.gatehouse.outgoing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/**
 * Reaches names below localhost, such as the demo's {@code app.localhost}, where the system does
 * not resolve them (RFC 6761 section 6.3): connects to loopback as to a proxy, with the name in the
 * request line, which every server accepts (RFC 9112 section 3.2.2).
 */
final class LoopbackProxy extends ProxySelector {
  private static final int HTTP_PORT = 80;

  private final ProxySelector others;

  LoopbackProxy(ProxySelector others) {
    this.others = others;
  }

  @Override
  public List<Proxy> select(URI uri) {
    if (!uri.getScheme().equalsIgnoreCase("http") || !AddressCheck.isBelowLocalhost(uri)) {
      return others == null ? List.of(Proxy.NO_PROXY) : others.select(uri);
    }
    int port = uri.getPort() < 0 ? HTTP_PORT : uri.getPort();
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(loopback, port)));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    if (others != null && !AddressCheck.isBelowLocalhost(uri)) {
      others.connectFailed(uri, address, failure);
    }
  }
}
