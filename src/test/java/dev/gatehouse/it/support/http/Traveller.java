package dev.gatehouse.it.support.http;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A browser that goes from host to host and keeps the cookies of each apart. */
public final class Traveller {
  private static final int MOST_REDIRECTS = 20;

  private final Map<String, Http> hosts = new HashMap<>();
  private final List<String> way = new ArrayList<>();

  /** This browser at one host. */
  public Http at(String host) {
    return hosts.computeIfAbsent(host, name -> new Http(name).keepingCookies());
  }

  /** From now on, this browser keeps no cookies of one host. */
  public void keepNoCookiesAt(String host) {
    hosts.put(host, new Http(host));
  }

  /** Asks once; the address is absolute. */
  public Answer get(String address, String... headers) {
    way.add(address);
    URI uri = URI.create(address);
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return at(uri.getHost())
        .get(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery(), headers);
  }

  /** Asks and follows redirects for as long as they lead to hosts under test. */
  public Answer follow(String address) {
    way.clear();
    String next = address;
    for (int i = 0; i < MOST_REDIRECTS; i++) {
      Answer answer = get(next);
      if (answer.location() == null) {
        return answer;
      }
      String target = URI.create(next).resolve(answer.location()).toString();
      if (URI.create(target).getPort() != Http.port()) {
        way.add(target);
        return answer;
      }
      next = target;
    }
    throw new AssertionError("too many redirects: " + way);
  }

  /** The addresses asked for since the last {@link #follow}, the last one where it led to. */
  public List<String> way() {
    return List.copyOf(way);
  }

  /** Where the last {@link #follow} ended. */
  public String address() {
    return way.get(way.size() - 1);
  }
}
