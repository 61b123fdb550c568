package dev.gatehouse.tenant.logo;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/**
 * How often an SVG picture draws parts of itself again. Parts that repeat parts that repeat others
 * take a few lines to write, and browsers without end to draw.
 */
final class Repeats {
  /** Far more than a logo has, and drawn in a moment. */
  private static final long MOST_ELEMENTS = 50_000;

  /** References to the elements that are open, the innermost first. */
  private final Deque<String> open = new ArrayDeque<>();

  /** References to what repeats something. */
  private final Set<String> repeating = new HashSet<>();

  private final Set<String> repeated = new HashSet<>();
  private boolean hidden;
  private long elements;
  private long uses;

  void begin(XMLStreamReader element) {
    elements++;
    open.push("#" + attribute(element, "id"));
    if (element.getLocalName().equals("use")) {
      uses++;
      repeating.addAll(open);
      String part = attribute(element, "href").strip();
      // The same name can be written in another way.
      hidden |= part.contains("%");
      repeated.add(part);
    }
  }

  void end() {
    open.pop();
  }

  boolean areFew() {
    return !hidden && uses * elements <= MOST_ELEMENTS && Collections.disjoint(repeating, repeated);
  }

  private static String attribute(XMLStreamReader element, String name) {
    for (int i = 0; i < element.getAttributeCount(); i++) {
      if (element.getAttributeLocalName(i).equals(name)) {
        return element.getAttributeValue(i);
      }
    }
    return "";
  }
}
