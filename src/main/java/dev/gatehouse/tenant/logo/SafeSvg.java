package dev.gatehouse.tenant.logo;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Takes SVG that only draws: no document type, whose entities grow without end or fetch files, no
 * script, and nothing from elsewhere. It is served so that a browser would not run a script either.
 */
final class SafeSvg {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final Set<String> ACTIVE =
      Set.of("script", "foreignobject", "iframe", "object", "embed", "handler", "listener");

  /** Parts of the picture itself, and pictures inside it. */
  private static final Pattern INSIDE =
      Pattern.compile("\\s*(#.*|data:image/(png|jpeg|webp|gif)[;,].*)", Pattern.DOTALL);

  private SafeSvg() {}

  static boolean is(byte[] bytes) {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
      Repeats repeats = new Repeats();
      boolean drawn = false;
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          if (!drawn && !isRoot(reader) || acts(reader)) {
            return false;
          }
          drawn = true;
          repeats.begin(reader);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          repeats.end();
        } else if (isForbidden(event, reader)) {
          return false;
        }
      }
      return drawn && repeats.areFew();
    } catch (XMLStreamException e) {
      // No XML.
      return false;
    }
  }

  private static XMLInputFactory factory() {
    // The platform's own: a server's may read these settings in another way.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private static boolean isRoot(XMLStreamReader reader) {
    return reader.getLocalName().equals("svg") && SVG.equals(reader.getNamespaceURI());
  }

  /** Drawing programs leave processing instructions of their own, which do nothing. */
  private static boolean isForbidden(int event, XMLStreamReader reader) {
    return event == XMLStreamConstants.DTD
        || event == XMLStreamConstants.ENTITY_REFERENCE
        || event == XMLStreamConstants.PROCESSING_INSTRUCTION
            && reader.getPITarget().startsWith("xml-");
  }

  private static boolean acts(XMLStreamReader reader) {
    if (ACTIVE.contains(reader.getLocalName().toLowerCase(Locale.ROOT))) {
      return true;
    }
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String name = reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
      String value = reader.getAttributeValue(i);
      boolean leads = name.equals("href") || name.equals("src");
      // An animation can set an attribute that leads somewhere.
      boolean redirects = name.equals("attributename") && value.strip().endsWith("href");
      if (name.startsWith("on") || redirects || leads && !INSIDE.matcher(value).matches()) {
        return true;
      }
    }
    return false;
  }
}
