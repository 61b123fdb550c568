package dev.gatehouse.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A network such as {@code 10.0.0.0/8}, or one address. */
public record AddressRange(InetAddress network, int prefixBits) {
  /** Without this check, Java asks DNS for 999.1.1.1. */
  private static final Pattern V4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");

  /** Java never asks DNS for a text with a colon. */
  private static final Pattern V6 =
      Pattern.compile("(?=.{2,60}$)[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%\\w+)?");

  /**
   * Reads an IPv4 or IPv6 literal with an optional prefix length; host names are never looked up.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static AddressRange parse(String text) {
    String[] parts = text.split("/", -1);
    InetAddress address = literal(parts[0]);
    int longest = address.getAddress().length * 8;
    int prefix = parts.length == 1 ? longest : Integer.parseInt(parts[1]);
    if (parts.length > 2 || prefix < 0 || prefix > longest) {
      throw new IllegalArgumentException("not a CIDR range");
    }
    return new AddressRange(address, prefix);
  }

  /** Whether an address literal, such as a request's remote address, lies in this range. */
  public boolean contains(String address) {
    byte[] here = network.getAddress();
    byte[] there = literal(address).getAddress();
    if (here.length != there.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((here[bit / 8] & mask) != (there[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text looks like an address rather than a name that DNS would have to resolve. */
  public static boolean isAddress(String text) {
    return V4.matcher(text).matches() || V6.matcher(text).matches() && parses(text);
  }

  private static boolean parses(String text) {
    try {
      return InetAddress.getByName(text) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * The key by which callers are throttled: an IPv4 address as it is, and the first 64 bits of an
   * IPv6 address, since one network has all addresses below them (RFC 4291 section 2.5.4). Any
   * other text is returned unchanged.
   */
  public static String network(String address) {
    if (address == null || !isAddress(address) || !address.contains(":")) {
      return String.valueOf(address);
    }
    byte[] bytes = literal(address).getAddress();
    return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
  }

  private static InetAddress literal(String text) {
    if (!isAddress(text)) {
      throw new IllegalArgumentException("not an IP address");
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an IP address", e);
    }
  }
}
