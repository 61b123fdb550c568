package dev.gatehouse.protocol;

import dev.gatehouse.Repetitions;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.text.EmailAddress;
import dev.gatehouse.token.json.JsonDocument;
import dev.gatehouse.token.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Long requests: WildFly accepts a megabyte in the headers alone. */
class HostileCallTest {
  @Test
  void readsLongCallOfAnythingSoon() {
    for (String text : Repetitions.each()) {
      Incoming call =
          PretendCall.to("help.example.com", "/article/" + text)
              .authority("help.example.com" + text)
              .query(text)
              .accept(text)
              .authorization("Bearer " + text)
              .cookies(text)
              .parameters(Map.of("jwt", text))
              .incoming();

      Repetitions.answersSoon(
          text,
          () -> {
            call.isForPrograms();
            call.isAt("/sso/jwt");
            call.isAt("/secret/{key}");
            call.bearer();
            call.cookies("a").count();
            call.origin();
            call.authorityAt("example.com");
            call.withoutTokens();
          });
    }
  }

  @Test
  void readsLongValueOfAnythingSoon() {
    for (String text : Repetitions.each()) {
      Repetitions.answersSoon(
          text,
          () -> {
            HostName.of(text);
            ReturnTarget.of("/" + text);
            EmailAddress.isOne(text);
            EmailAddress.isOne(text + "@example.com");
            new PathTemplate("/a/{b}").matches("/a/" + text);
            readJson(text);
            readJson("{\"a\":\"" + text + "\"}");
            readJson("{\"a\":" + text + "}");
          });
    }
  }

  private static void readJson(String text) {
    try {
      JsonDocument.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJson refused) {
      // Any answer will do that comes soon.
      return;
    }
  }
}
