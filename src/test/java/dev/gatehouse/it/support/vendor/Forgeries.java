package dev.gatehouse.it.support.vendor;

import dev.gatehouse.token.Mint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Texts that look like a credential and must open nothing, by what is wrong with them. */
public final class Forgeries {
  /** What an operator might have made, but has not. */
  public static final String OTHER_SECRET =
      "Zp4kYq8wN1sR6tV3xB7mC2dF5gH9jL0aQeUiOyTr/WzXcVbNm+PkJhGfDsA1234=";

  private final Speaker speaker;
  private final String payload;
  private final String good;

  public Forgeries(Speaker speaker) {
    this.speaker = speaker;
    Map<String, Object> claims = speaker.claims("ann");
    payload = CodeBackend.text(claims);
    good = signed(speaker.header(), with("\"x\":{\"a\":1}"));
  }

  /**
   * The token that the others are made from. It signs in, with its claim that nobody knows: so what
   * is refused is refused for its own fault.
   */
  public String good() {
    return good;
  }

  /** Unsigned, or with a header that names a foreign key. */
  public Map<String, String> unsigned() {
    Map<String, String> made = new LinkedHashMap<>();
    for (String none : List.of("none", "None", "nOnE", "NONE")) {
      String content = part("{\"alg\":\"" + none + "\"}") + "." + part(payload) + ".";
      made.put("alg " + none + " without signature", content);
      made.put("alg " + none + " with a signature", content + signature());
    }
    made.put("signature cut off", good.substring(0, good.lastIndexOf('.') + 1));
    made.put("no signature", good.substring(0, good.lastIndexOf('.')));
    made.put("no alg", signed("{}", payload));
    for (String other : List.of("HS256", "HS384", "HS512")) {
      if (!other.equals(speaker.algorithm())) {
        String header = "{\"alg\":\"" + other + "\"}";
        made.put(other + " that another algorithm signed", signed(header, payload));
        made.put(
            other + ", which the connection has not",
            Speaker.sign(header, payload, signingText(), other));
      }
    }
    made.put("crit", signed(header("\"crit\":[\"b64\"],\"b64\":false"), payload));
    return made;
  }

  /** Somebody signed it with another key. */
  public Map<String, String> otherKeys() {
    Map<String, String> made = new LinkedHashMap<>();
    made.put("another secret", speaker.token(speaker.claims("ann"), OTHER_SECRET));
    made.put("empty secret's neighbour", speaker.sign(speaker.header(), payload, "\0"));
    made.put("the secret in lower case", speaker.token(speaker.claims("ann"), lower()));
    made.put("kid of nobody", speaker.sign(header("\"kid\":\"x\""), payload, OTHER_SECRET));
    made.put("somebody's claims with a good signature", replacedPayload());
    return made;
  }

  /** It is no token at all, or not in the one form there is. */
  public Map<String, String> malformed() {
    Map<String, String> made = new LinkedHashMap<>();
    List<String> texts =
        new ArrayList<>(
            List.of(
                "a", "a.b", "a.b.c", "..", "...", "null", "{}", "\u0000", "é.é.é", "%00.%ff.%"));
    texts.forEach(text -> made.put("the text " + text, text));
    made.put("padding", good + "=");
    made.put("a fourth part", good + "." + signature());
    made.put("white space", good.replaceFirst("\\.", ".\n"));
    made.put("quotes", "\"" + good + "\"");
    made.put("payload no JSON", signed(speaker.header(), "iat=1"));
    made.put(
        "payload cut off", signed(speaker.header(), payload.substring(0, payload.length() - 1)));
    made.put("payload an array", signed(speaker.header(), "[" + payload + "]"));
    made.put("payload null", signed(speaker.header(), "null"));
    made.put("payload with a tail", signed(speaker.header(), payload + "{}"));
    made.put("header no JSON", signed(speaker.algorithm(), payload));
    made.put("header an array", signed("[" + speaker.header() + "]", payload));
    made.put(
        "a claim twice", signed(speaker.header(), "{\"exp\":1,\"exp\":1," + payload.substring(1)));
    made.put("a claim twice inside", signed(speaker.header(), with("\"x\":{\"a\":1,\"a\":2}")));
    made.put("alg twice", signed(header("\"alg\":\"none\""), payload));
    made.put(
        "a thousand levels",
        signed(speaker.header(), with("\"x\":" + "[".repeat(1000) + "]".repeat(1000))));
    return made;
  }

  /** Perfect, but for its length. */
  public String nineKibibytes() {
    return signed(speaker.header(), with("\"x\":\"" + "x".repeat(9 * 1024 * 3 / 4) + "\""));
  }

  private String with(String member) {
    return payload.substring(0, payload.length() - 1) + "," + member + "}";
  }

  private String lower() {
    return speaker.company.secret().toLowerCase(Locale.ROOT);
  }

  private String replacedPayload() {
    String[] parts = good.split("\\.");
    return parts[0] + "." + part(CodeBackend.text(speaker.claims("bob"))) + "." + parts[2];
  }

  private String signature() {
    return good.substring(good.lastIndexOf('.') + 1);
  }

  private String signed(String header, String content) {
    return speaker.sign(header, content, signingText());
  }

  private String signingText() {
    return speaker.signingText(speaker.company.secret());
  }

  /** The good header with other members before it. */
  private String header(String members) {
    return "{" + members + "," + speaker.header().substring(1);
  }

  private static String part(String text) {
    return Mint.base64(Mint.utf8(text));
  }
}
