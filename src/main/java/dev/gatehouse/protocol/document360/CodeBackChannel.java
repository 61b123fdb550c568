package dev.gatehouse.protocol.document360;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.storage.Database;
import dev.gatehouse.token.claims.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Answers a company's backend: authenticates it, then reads what it sent. The body is read between
 * two database calls, so that a slow caller holds no connection.
 */
@ApplicationScoped
class CodeBackChannel {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject Database database;
  @Inject Clients clients;
  @Inject CodeTransactions transactions;
  @Inject CodeExchange exchange;
  @Inject CodeEvents events;

  /** Work that may object to the body or to the code in it. */
  @FunctionalInterface
  private interface Work<T> {
    T get() throws InvalidBody, Rejected;
  }

  /** "sends user data to Document360 to obtain an authorization code". */
  Response generateCode(Incoming request, InputStream content) throws IOException {
    LiveConnection client = database.ask(() -> clients.authenticated(request));
    RequestBody body = RequestBody.read(content);
    Claims members = explained(client, request, () -> CodeEvents.NOBODY, body::json);
    CodeOrder order =
        explained(
            client,
            request,
            () -> Document360Claims.identity(members),
            () -> CodeOrder.of(members));
    String code =
        database.ask(
            () ->
                explained(
                    client,
                    request,
                    order::bearer,
                    () -> transactions.issue(client.connection(), order, request)));
    return ok(JSON.createObjectNode().put("code", code));
  }

  /** "exchange it for a JWT token". */
  Response token(Incoming request, InputStream content) throws IOException {
    LiveConnection client = database.ask(() -> clients.authenticated(request));
    RequestBody body = RequestBody.read(content);
    String code =
        explained(client, request, () -> CodeEvents.NOBODY, () -> body.code(request.form()));
    CodeExchange.Exchanged exchanged =
        database.ask(
            () ->
                explained(
                    client,
                    request,
                    () -> exchange.bearer(client, code).orElse(CodeEvents.NOBODY),
                    () -> exchange.redeem(client, code, request)));
    return ok(
        JSON.createObjectNode()
            .put("token", exchanged.token())
            .put("access_token", exchanged.token())
            .put("token_type", "Bearer")
            .put("expires_in", exchanged.code().validity().toSeconds()));
  }

  /**
   * @param whose whom the authenticated backend means, asked once the work failed
   */
  private <T> T explained(
      LiveConnection client, Incoming request, Supplier<Identity> whose, Work<T> work) {
    try {
      return work.get();
    } catch (InvalidBody e) {
      throw BackChannelProblem.invalid(e.fields())
          .traced(events.rejected(client.connection(), request, whose.get(), missing(e)));
    } catch (Rejected e) {
      throw BackChannelProblem.invalidCode()
          .traced(events.rejected(client.connection(), request, whose.get(), e));
    }
  }

  private static Rejected missing(InvalidBody invalid) {
    return new Rejected(
        Rejection.JWT_MISSING_REQUIRED_CLAIM,
        invalid.fields().get(0).field(),
        invalid.fields().stream()
            .map(InvalidBody.WrongField::sentence)
            .collect(Collectors.joining("; ")));
  }

  private static Response ok(ObjectNode json) {
    return Response.ok(json.toString(), MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
