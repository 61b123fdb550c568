package dev.gatehouse.rejection;

import java.util.Arrays;
import java.util.Optional;

/**
 * The common mistakes behind refused tokens: finer than a {@link Rejection}, whose remedy has to
 * fit every token that is refused for it. Codes are stored and sent to clients, so a code never
 * changes once released.
 */
public enum Cause {
  MILLISECONDS(
      "milliseconds",
      "The time is in milliseconds, and seconds are expected.",
      "Divide it by 1000 and leave out the fraction: Math.floor(Date.now() / 1000) in JavaScript,"
          + " System.currentTimeMillis() / 1000 in Java."),
  SECONDS(
      "seconds",
      "The time is in seconds, and this vendor writes it in milliseconds.",
      "Multiply it by 1000."),
  NUMBER_AS_TEXT(
      "number_as_text",
      "The number was sent as text, in quotation marks.",
      "Send it as a JSON number, without quotation marks."),
  DATE_AS_TEXT(
      "date_as_text",
      "The time was sent as a written date.",
      "Send it as a JSON number: the seconds since January 1, 1970, 00:00 UTC."),
  ARRAY(
      "array",
      "An array was sent where one value is expected.",
      "Send the value itself, without the brackets."),
  WHITE_SPACE(
      "white_space",
      "The value is right but for white space before or after it.",
      "Remove the spaces and line feeds around it, often from a configuration file or an"
          + " environment variable."),
  WRONG_CASE(
      "wrong_case",
      "The value is right but for capital and small letters, which have to match.",
      "Write it exactly as the connection does."),
  TRAILING_SLASH(
      "trailing_slash",
      "The value is right but for a slash at its end.",
      "Write it exactly as the connection does: with the slash if that has one, else without it."),
  WRONG_SCHEME(
      "wrong_scheme",
      "The value is right but for http:// and https://.",
      "Write the address as the connection does."),
  URL_FOR_NAME(
      "url_for_name",
      "A URL was sent where a name is expected.",
      "Send the name alone, without https:// before it and without a path."),
  NAME_FOR_URL(
      "name_for_url",
      "A name was sent where a URL is expected.",
      "Send the whole address, as the connection has it."),
  OTHER_CONNECTION_AUDIENCE(
      "other_connection_audience",
      "The token is meant for another connection of this site.",
      "Compare the address to which the backend sends the token, and its audience, with this"
          + " connection."),
  OTHER_SITE_AUDIENCE(
      "other_site_audience",
      "The token is meant for another site of this Gatehouse.",
      "Let the backend sign a token for the site to which it sends the reader: it may have one"
          + " audience configured for all of them."),
  WRONG_ALGORITHM_NAME(
      "wrong_algorithm_name",
      "The signature is right, but the header names another algorithm.",
      "Let the token's header name the connection's algorithm: it has to be the one that signs."),
  OTHER_KEY_NAMED(
      "other_key_named",
      "The header names one key of the connection, and another one signed.",
      "Sign with the key whose kid the header has, or leave kid out."),
  BASE64_DECODED(
      "secret_base64_decoded",
      "The secret was base64-decoded before it signed.",
      "Sign with the secret's text as it is shown, without decoding it."),
  NOT_DERIVED(
      "secret_not_derived",
      "The secret itself signed, and not the text that this protocol derives from it.",
      "Derive that text from the secret first, as the vendor's document says, and sign with it."),
  LINE_FEED(
      "secret_line_feed",
      "The secret was used with a line feed at its end.",
      "Store the secret without it: with printf %s or echo -n in place of echo, also before base64"
          + " for a Kubernetes secret."),
  CARRIAGE_RETURN(
      "secret_carriage_return",
      "The secret was used with a carriage return and a line feed at its end.",
      "Save the file that has the secret without a line end, or trim the text after reading it."),
  SPACE(
      "secret_space",
      "The secret was used with a space before or after it.",
      "Copy the secret again, and remove spaces around it in the configuration."),
  BYTE_ORDER_MARK(
      "secret_byte_order_mark",
      "The secret was used with a byte order mark before it.",
      "Save the file that has the secret as UTF-8 without a byte order mark."),
  QUOTATION_MARKS(
      "secret_quotation_marks",
      "The secret was used in quotation marks.",
      "Remove them: Docker's --env-file and Compose's older forms keep them as part of the value."),
  OTHER_ALGORITHM(
      "other_algorithm",
      "The key is right, but it signed by another algorithm.",
      "Sign by the connection's algorithm. Some libraries choose one by the key's length: name it."),
  ALGORITHM_FAMILY(
      "algorithm_family",
      "The token is signed by an algorithm of another family: with a private key in place of a"
          + " secret, or the reverse.",
      "Sign by the connection's algorithm, or make a connection for the other one."),
  KEY_ENDED(
      "key_ended",
      "The key or secret that was used has ended.",
      "Give the backend the secret of a key that is active."),
  KEY_ADDED_LATER(
      "key_added_later",
      "The key that signed the token was added after that moment.",
      "Nothing is wrong today: the connection has the key now."),
  KEY_OF_OTHER_CONNECTION(
      "key_of_other_connection",
      "A key or secret of another connection of this site was used.",
      "Use this connection's secret, or send the token to the other connection's address."),
  KEY_OF_OTHER_SITE(
      "key_of_other_site",
      "The token was signed with a key of another site.",
      "Use this site's secret: the backend may have the secrets of two sites interchanged, such as"
          + " those of test and production."),
  UNKNOWN_KEY_NAMED(
      "unknown_key_named",
      "The header names a key that the connection does not know.",
      "Compare the kid with those of the connection's keys. Publish the key at the JWKS address, or"
          + " paste it."),
  KEYS_UNAVAILABLE(
      "keys_unavailable",
      "The keys at the connection's JWKS address are not all known.",
      "Check that the address is right and answers this server, or paste the public key as well."),
  CLIENT_REJECTED(
      "client_rejected",
      "The identity provider does not accept the connection's client ID or client secret.",
      "Copy both from the provider again: its secrets expire, or somebody replaced them there. Test"
          + " connection, on the connection's page, tries them."),
  CLIENT_SECRET_MISSING(
      "client_secret_missing",
      "The identity provider asks for a client secret, and the connection has none.",
      "Add the provider's client secret to the connection, or make the application a public client"
          + " at the provider."),
  REDIRECT_URI_MISMATCH(
      "redirect_uri_mismatch",
      "The redirect URI is not registered at the identity provider.",
      "Register it at the provider exactly as the connection's page shows it, for every host of the"
          + " site."),
  CODE_SPENT(
      "code_spent",
      "The code had expired or was used before.",
      "Ask the reader to open the page again. If it happens to everybody, look for a program that"
          + " opens addresses a second time, and compare the redirect URI."),
  ACCESS_DENIED(
      "access_denied",
      "The reader declined, or may not use the application at the identity provider.",
      "Assign the reader, or one of their groups, to the application at the provider."),
  SCOPE_REJECTED(
      "scope_rejected",
      "The identity provider does not allow a scope that the connection asks for.",
      "Remove the scope from the connection, or allow it for the application at the provider."),
  OTHER_ISSUER(
      "other_issuer",
      "Another identity provider answered, or the provider calls itself by another name.",
      "Set the connection's issuer to the name by which the provider calls itself, exactly.");

  private final String code;
  private final String sentence;
  private final String remedy;

  Cause(String code, String sentence, String remedy) {
    this.code = code;
    this.sentence = sentence;
    this.remedy = remedy;
  }

  /** The cause of a code; empty for none, and for one of a later release. */
  public static Optional<Cause> of(String code) {
    return Arrays.stream(values()).filter(cause -> cause.code.equals(code)).findFirst();
  }

  /** The stable code, as in events and in the admin API. */
  public String code() {
    return code;
  }

  /** The mistake, as a sentence for operators. */
  public String sentence() {
    return sentence;
  }

  /** How to mend it. */
  public String remedy() {
    return remedy;
  }
}
