package dev.gatehouse.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.vendor.CodeBackend;
import dev.gatehouse.seed.SeededConnection.Person;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Sign-ins over HTTP. Most succeed; each site has troubles of its own besides, so that its refusals
 * have few causes, as in life.
 */
final class SeededSignIns {
  private static final int ALL = 4_570;

  /** How many of ten sign-ins are at the largest site. */
  private static final int OF_TEN_AT_LARGEST = 7;

  private static final List<String> BROWSERS =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/131.0.0.0 Safari/537.36",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like"
              + " Gecko) Version/18.1 Safari/605.1.15",
          "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0");

  /** What may be wrong with an attempt. */
  private enum Trouble {
    NONE,
    WRONG_AUDIENCE,
    EXPIRED,
    REPLAYED,
    FOREIGN_SECRET,
    DECODED_SECRET,
    ENDED_SECRET,
    CLOCK_AHEAD,
    MILLISECONDS,
    MISSING_EMAIL,
    MALFORMED
  }

  private final List<SeededConnection> largest;
  private final List<SeededConnection> others;
  private final Random random;
  private final CallerAddresses addresses;

  SeededSignIns(List<SeededConnection> connections, Random random) {
    largest = connections.stream().filter(SeededSignIns::isOfLargest).toList();
    others = connections.stream().filter(one -> !isOfLargest(one)).toList();
    this.random = random;
    addresses = new CallerAddresses();
  }

  /** Callers from all over the world: one address that failed too often would be throttled. */
  private static final class CallerAddresses {
    private int count;

    String next() {
      count++;
      return "198." + (18 + count % 2) + "." + count / 250 % 250 + "." + (1 + count % 250);
    }
  }

  private static boolean isOfLargest(SeededConnection connection) {
    return connection.site().equals(SeededSites.LARGEST);
  }

  void make() {
    int accepted = 0;
    for (int i = 0; i < ALL; i++) {
      boolean atLargest = random.nextInt(10) < OF_TEN_AT_LARGEST;
      // The first connection of the largest site is the one that most of its readers use.
      List<SeededConnection> from = atLargest ? largest : others;
      boolean first = atLargest && random.nextInt(10) < 8;
      SeededConnection connection = from.get(first ? 0 : random.nextInt(from.size()));
      accepted += signIn(connection) < 400 ? 1 : 0;
      if (i % 1_000 == 0) {
        Seed.tell(i + " sign-ins");
      }
    }
    Seed.tell(ALL + " sign-ins, of which " + accepted + " were redirected");
  }

  /** The browser of somebody who is signed in. */
  Http reader(SeededConnection connection, Person person) {
    Http browser = new Http(connection.site() + ".localhost").keepingCookies();
    browser.get(address(connection, token(connection, person, Trouble.NONE)));
    return browser;
  }

  private int signIn(SeededConnection connection) {
    Person person = connection.people().get(random.nextInt(connection.people().size()));
    Trouble trouble = trouble(connection);
    Http browser = new Http(connection.site() + ".localhost");
    String[] headers = {
      "X-Forwarded-For", addresses.next(),
      "User-Agent", BROWSERS.get(random.nextInt(BROWSERS.size()))
    };
    if (connection.protocol().equals("document360")) {
      return code(connection, browser, person, trouble, headers).status();
    }
    String token = token(connection, person, trouble);
    if (trouble == Trouble.REPLAYED) {
      browser.get(address(connection, token), headers);
    }
    return browser.get(address(connection, token), headers).status();
  }

  /** Each connection has one trouble that is frequent, and any other once in a while. */
  private Trouble trouble(SeededConnection connection) {
    Trouble[] all = Trouble.values();
    int chance = random.nextInt(100);
    if (chance < 72) {
      return Trouble.NONE;
    }
    int frequent = 1 + Math.floorMod(connection.hashOfName(), all.length - 1);
    return chance < 85 ? all[frequent] : all[random.nextInt(all.length)];
  }

  private static String address(SeededConnection connection, String token) {
    return switch (connection.protocol()) {
      case "helpcenter" -> "/sso/jwt?jwt=" + token;
      case "helpsite" -> "/docs?jwt=" + token;
      case "helpdocs" -> "/jwt/cookie?token=" + token + "&forward=%2Fdocs";
      default -> "/access/jwtsso/?token=" + token;
    };
  }

  private String token(SeededConnection connection, Person person, Trouble trouble) {
    if (trouble == Trouble.MALFORMED) {
      return "eyJhbGciOiJIUzI1NiJ9.cut-off";
    }
    Map<String, Object> claims = claims(connection, person, trouble);
    return JWT.create().withPayload(claims).sign(signer(connection, trouble));
  }

  private Map<String, Object> claims(SeededConnection connection, Person person, Trouble trouble) {
    long now = Instant.now().getEpochSecond();
    if (trouble == Trouble.EXPIRED) {
      now -= 4_000;
    } else if (trouble == Trouble.CLOCK_AHEAD) {
      now += 1_200;
    } else if (trouble == Trouble.MILLISECONDS) {
      now *= 1_000;
    }
    boolean proProfs = connection.protocol().equals("proprofs");
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("jti", new UUID(random.nextLong(), Instant.now().toEpochMilli()).toString());
    claims.put("iss", "app." + connection.site() + ".example");
    claims.put("iat", now);
    if (!proProfs) {
      claims.put("exp", now + 300);
      claims.put("aud", audience(connection, trouble));
    }
    claims.put("name", person.name());
    claims.put("external_id", person.externalId());
    if (trouble != Trouble.MISSING_EMAIL) {
      claims.put(proProfs ? "user_email" : "email", person.email());
    }
    return claims;
  }

  private static String audience(SeededConnection connection, Trouble trouble) {
    String right =
        connection.protocol().equals("helpcenter")
            ? SeededSites.audience(connection.site())
            : connection.site();
    return trouble == Trouble.WRONG_AUDIENCE ? "https://" + right + "/" : right;
  }

  private static Algorithm signer(SeededConnection connection, Trouble trouble) {
    String secret =
        switch (trouble) {
          case FOREIGN_SECRET -> connection.foreignSecret();
          case ENDED_SECRET -> connection.endedSecret();
          default -> connection.secret();
        };
    if (trouble == Trouble.DECODED_SECRET) {
      return Algorithm.HMAC256(Base64.getDecoder().decode(secret));
    }
    if (connection.protocol().equals("proprofs")) {
      secret = HexFormat.of().formatHex(SeededConnection.digest("MD5", secret));
    }
    return Algorithm.HMAC256(secret.getBytes(UTF_8));
  }

  private static Answer code(
      SeededConnection connection,
      Http browser,
      Person person,
      Trouble trouble,
      String... headers) {
    if (trouble != Trouble.NONE) {
      return browser.get("/jwt/authorize?code=" + person.externalId(), headers);
    }
    String[] basic = CodeBackend.basic(connection.clientId(), connection.secret(), headers);
    Map<String, Object> user =
        Map.of(
            "username", person.name(),
            "firstName", person.name(),
            "lastName", person.name(),
            "emailId", person.email());
    Answer made = browser.json("POST", CodeBackend.GENERATE, CodeBackend.text(user), basic);
    return made.status() == 200
        ? browser.get("/jwt/authorize?code=" + made.json().path("code").asText(), headers)
        : made;
  }
}
