package dev.gatehouse.signin.token;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.signin.request.Rounds;
import java.util.regex.Pattern;

/**
 * What was wrong with a token, by the beginnings of hashes: nothing in an unsigned token is read.
 *
 * @param kind what the tokens share that one program makes for one page; of a browser's navigation
 *     only the page, because a reader is sent round whatever is wrong with each token
 * @param input what the signature signs, by which two tokens are told apart
 * @param signature the token with its signature
 */
record Fault(String kind, String input, String signature) {
  private static final int HASH_CHARACTERS = 8;

  /** The beginning of a hash. */
  static final Pattern HASH = Pattern.compile("[0-9a-f]{8}");

  static Fault of(Refusal refusal, Incoming request, String page) {
    String token = refusal.credential().token();
    String place = Rounds.place(request, page);
    if (request.fetch().saysNavigate()) {
      return new Fault(hash(place), hash(token), hash(token));
    }
    String header = token.substring(0, Math.max(0, token.indexOf('.')));
    String signed = token.substring(0, Math.max(0, token.lastIndexOf('.')));
    String same = refusal.cause().reason().code() + " " + token.length() + " " + header;
    return new Fault(hash(same + " " + place), hash(signed), hash(token));
  }

  private static String hash(String text) {
    return Fingerprint.of(text).substring(0, HASH_CHARACTERS);
  }

  /**
   * Whether only the signature differs. HMAC is deterministic, so no backend makes both: somebody
   * tries signatures.
   */
  boolean isForgedLike(Fault other) {
    return input.equals(other.input) && !signature.equals(other.signature);
  }
}
