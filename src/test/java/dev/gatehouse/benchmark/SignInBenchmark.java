package dev.gatehouse.benchmark;

import dev.gatehouse.benchmark.Load.Figures;
import dev.gatehouse.benchmark.Load.Kind;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.token.Mint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sign-ins at {@code /sso/jwt} of a running server, in turn with what its database, PostgreSQL, can
 * do: see {@link SignInFloor}. Both write to the same sites.
 */
public final class SignInBenchmark {
  private static final int CLIENTS = Integer.getInteger("benchmark.clients", 16);
  private static final Duration SLICE = Duration.ofSeconds(3);
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);

  private static final Duration WARM_UP =
      Duration.ofSeconds(Integer.getInteger("benchmark.warmup", 20));

  /** How many readers of each site sign in again and again; 0 for a new one each time. */
  private static final int READERS = Integer.getInteger("benchmark.readers", 0);

  /**
   * Sites whose hosts are asked at random; all but one are copies of it in the database, whose keys
   * are sealed with the server's {@code GATEHOUSE_MASTER_KEY}.
   */
  private static final int SITES = Integer.getInteger("benchmark.sites", 1);

  /** Live consumed tokens that are there before it begins. */
  private static final int CONSUMED = Integer.getInteger("benchmark.consumed", 0);

  /**
   * Where somebody signs in.
   *
   * @param signer fingerprint of the key
   */
  record Place(long site, long connection, String host, String secret, String signer) {}

  private final ServerProcess server = ServerProcess.running();
  private final Load load = new Load(CLIENTS, server);
  private final List<Place> places = new ArrayList<>();

  public static void main(String[] arguments) throws SQLException {
    SignInBenchmark benchmark = new SignInBenchmark();
    benchmark.setUp();
    benchmark.run();
  }

  static <T> T any(List<T> all) {
    return all.get(ThreadLocalRandom.current().nextInt(all.size()));
  }

  static String reader(int readers) {
    return readers == 0
        ? UUID.randomUUID().toString()
        : "reader" + ThreadLocalRandom.current().nextInt(readers);
  }

  /** In the form of a consumed token's. */
  static String hash() {
    return Fingerprint.random(32);
  }

  private void setUp() throws SQLException {
    Company company = Company.startingSignInsItself();
    try (Connection connection = SignInFloor.open();
        Statement statement = connection.createStatement()) {
      String signer;
      try (ResultSet key =
          statement.executeQuery(
              "select fingerprint from signing_key where connection_id = "
                  + company.connectionId)) {
        key.next();
        signer = key.getString(1);
      }
      places.add(
          new Place(
              company.siteId, company.connectionId, company.host(), company.secret(), signer));
      connection.setAutoCommit(false);
      places.addAll(new SiteCopies(places.get(0), statement).make(SITES - 1));
      connection.commit();
      connection.setAutoCommit(true);
      for (int rows = 0; rows < CONSUMED; rows += 100_000) {
        statement.executeUpdate(
            "insert into consumed_jti (authority, purpose, jti_hash, expires_at) select '%s',"
                    .formatted(signer)
                + " 'token', translate(encode(sha256(uuid_send(gen_random_uuid())), 'base64'),"
                + " '+/=', '-_'), now() + interval '1 day' from generate_series(1, 100000)");
      }
    }
    SignInFloor floor = new SignInFloor(places, CLIENTS);
    if (READERS > 0) {
      try (Connection connection = SignInFloor.open();
          Statement statement = connection.createStatement()) {
        for (Place place : places) {
          statement.executeUpdate(
              "insert into reader (id, tenant_id, version, email, name, external_id, role,"
                  + " custom_fields, banned, created_at, last_sign_in_at) select"
                  + " nextval('reader_seq'), %d, 1, 'reader' || i || '@floor.example', 'Ann"
                      .formatted(place.site())
                  + " Example', 'reader' || i, 'VIEWER', '{}', false, now(), now()"
                  + " from generate_series(0, %d) i".formatted(READERS - 1));
        }
      }
    }
    load.run(signIns(), WARM_UP);
    floor.run(SLICE, READERS);
    // Now, since statistics of empty tables would make a plan that lasts for the measurement.
    try (Connection connection = SignInFloor.open();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }

  private Kind signIns() {
    return new Kind("sign-in", this::signIn, 303);
  }

  private byte[] signIn() {
    Place place = any(places);
    long now = System.currentTimeMillis() / 1000;
    String reader = reader(READERS);
    String claims =
        ("{\"iss\":\"app.example\",\"jti\":\"%s\",\"iat\":%d,\"exp\":%d,"
                + "\"email\":\"%s@floor.example\",\"name\":\"Ann Example\",\"external_id\":\"%s\"}")
            .formatted(UUID.randomUUID(), now, now + 300, reader, reader);
    String token = Mint.token(Mint.HEADER, claims, place.secret());
    return Wire.request("GET", place.host() + ":" + Http.port(), "/sso/jwt?jwt=" + token);
  }

  private void run() {
    SignInFloor floor = new SignInFloor(places, CLIENTS);
    String host = places.get(0).host() + ":" + Http.port();
    Kind asset = Kind.of("asset", Wire.request("GET", host, "/assets/audit.css"), 200);
    Figures ours = Figures.NONE;
    Figures limit = Figures.NONE;
    Figures assets = Figures.NONE;
    long databaseCpu = 0;
    load.run(asset, SLICE);
    for (int round = 0; round < ROUNDS; round++) {
      limit = limit.plus(floor.run(SLICE, READERS));
      long before = SignInFloor.databaseCpu();
      ours = ours.plus(load.run(signIns(), SLICE));
      databaseCpu += SignInFloor.databaseCpu() - before;
      assets = assets.plus(load.run(asset, Duration.ofSeconds(1)));
    }
    System.out.printf(
        "%d clients, %d site(s), %s readers, %,d consumed tokens before%n",
        CLIENTS, SITES, READERS == 0 ? "new" : "known", CONSUMED);
    System.out.printf(
        "database alone  %,7.0f sign-ins/s  %,6.0f µs of its CPU each%n",
        limit.perSecond(), limit.cpuMicros());
    System.out.printf(
        "server          %,7.0f sign-ins/s  %,6.0f µs of its CPU each, and %,.0f µs of the"
            + " database's%n",
        ours.perSecond(), ours.cpuMicros(), databaseCpu / 1e3 / ours.requests());
    System.out.printf(
        "asset           %,7.0f requests/s  %,6.0f µs of CPU each%n",
        assets.perSecond(), assets.cpuMicros());
    System.out.printf(
        "sign-ins at %.2f of the database's rate, %.1f × the CPU of an asset%n",
        ours.perSecond() / limit.perSecond(), ours.cpuMicros() / assets.cpuMicros());
  }
}
